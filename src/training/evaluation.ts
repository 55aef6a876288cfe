/** What everybody is asked at the end of a training. Nobody gets a certificate without having answered. */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { EVALUATION } from './evaluation-words.ts'
import type { Plan } from './plan.ts'

export type Evaluation = Readonly<Record<string, number | string>>
/** From 1, not at all, to 5, fully. */
export const RATES = [1, 2, 3, 4, 5] as const
const RATED = ['content', 'trainers', 'care', 'place', 'independent'] as const
const SAID = ['most', 'change'] as const
const LONGEST = 4000

/** What is asked, each by its name: first what this training meant to teach. */
export function evaluationOf({ education }: Pick<Plan, 'education'>) {
  const objectives = (education?.objectives ?? []).map((text, i) => ({ name: `objective-${i + 1}`, text }))
  return {
    objectives,
    rated: RATED.map((name) => ({ name, text: EVALUATION.rated[name] })),
    said: SAID.map((name) => ({ name, text: EVALUATION.said[name] })),
  }
}

export function readEvaluation(
  plan: Pick<Plan, 'education'>,
  text: (field: string) => string | undefined,
): Result<Evaluation> {
  const { objectives, rated, said } = evaluationOf(plan)
  const rates = [...objectives, ...rated].map(({ name }) => [name, Number(text(name))] as const)
  const unrated = rates.filter(([, rate]) => !RATES.some((one) => one === rate))
  const words = said.flatMap(({ name }) => {
    const one = text(name)
    return one === undefined ? [] : [[name, one] as const]
  })
  const long = words.filter(([, one]) => one.length > LONGEST)
  return unrated.length + long.length > 0
    ? fail(
        ...unrated.map(([name]) => problem(EVALUATION.choose, name)),
        ...long.map(([name]) => problem(EVALUATION.tooLong(LONGEST), name)),
      )
    : ok(Object.fromEntries([...rates, ...words]))
}
