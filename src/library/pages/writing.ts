/** What becomes of an article that was typed: saved, sent to review, or only looked at. */
import type { Care } from '#web/context.ts'
import type { ReadForm, Typed } from '#web/read-form.ts'
import type { Draft } from '../library.ts'
import { type ArticleForm, atItsField, draftFrom } from './article-form.ts'

/** The version it was saved as, or what comes back to the page: a preview, or what stands in the way. */
export type Written =
  | { readonly slug: string; readonly version: number }
  | { readonly typed: Typed; readonly preview?: Draft }

export async function write(
  { libraryDesk, now }: Pick<Care, 'libraryDesk' | 'now'>,
  { value, again }: Extract<ReadForm<ArticleForm>, { ok: true }>,
  slug: string,
): Promise<Written> {
  const draft = draftFrom(value, slug)
  if (!draft.ok) return { typed: again(...draft.problems) }
  if (value.act === 'preview') return { typed: again(), preview: draft.value }
  const saving = { basis: [...value.basis, ...value.takesIn], now }
  const saved = await (value.act === 'send'
    ? libraryDesk.send(draft.value, saving)
    : libraryDesk.save(draft.value, saving))
  return saved.ok
    ? { slug, version: saved.value }
    : { typed: again(...saved.problems.map((one) => atItsField(one))) }
}
