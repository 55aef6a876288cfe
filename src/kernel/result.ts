/** An expected failure as a value. Problems are sentences for the person who typed. */
export type Problem = { readonly field?: string; readonly message: string }
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (...problems: Problem[]): Result<never> => ({ ok: false, problems })
export const problem = (message: string, field?: string): Problem =>
  field ? { field, message } : { message }
