/** Letters that are kept instead of sent, with links that name what they open. */
export type Kept = { readonly to: string; readonly subject: string; readonly text: string }

export function keepLetters() {
  const sent: Kept[] = []
  return {
    sent,
    mailingAt: (now: Temporal.Instant) => ({
      post: { send: async (letter: Kept) => void sent.push(letter) },
      links: { issue: async ({ subject }: { subject: string }) => `/links/${subject}` },
      origin: 'https://kairos.example',
      now,
    }),
  }
}
