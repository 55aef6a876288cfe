/** What the pages about measures say. */
export const words = {
  sayDone: 'Write down what was done.',
  sayPlan: 'Write down the plan: what happens next, who does it, and when.',
  reviewNeedsLicense: 'A safety review is signed by a person with a licence to treat.',
} as const
