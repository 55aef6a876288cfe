/** What Lighthouse says of one page. Scores are of 100. */
export type Verdict = {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly seo: number
  /** What travels to show it, in bytes. */
  readonly bytes: number
  /** What cost points, in Lighthouse's words. */
  readonly lost: readonly string[]
}
export type Judge = {
  readonly judge: (url: string) => Promise<Verdict>
  readonly close: () => void
}
/** @param chromePath the browser of this machine */
export function openJudge(chromePath: string): Promise<Judge>
