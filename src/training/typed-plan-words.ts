/** What is said about a plan as it was typed. */
export const TYPED = {
  own: 'Set at the desk for this training',
  missing: 'Please fill this in.',
  whole: (text: string) =>
    `“${text.slice(0, 20)}” is not a whole number. Write it with digits only, such as 24.`,
  dollars: (text: string) => `“${text.slice(0, 20)}” is not an amount. Write dollars like 3,200 or 3200.50.`,
} as const
