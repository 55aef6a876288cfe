/** The evaluation in words. */
export const EVALUATION = {
  title: 'Your evaluation',
  about:
    'It takes about five minutes. After it you can get your certificate. Answer as you found it: nobody gets more or less for it.',
  objectives: 'Can you do this now?',
  overall: 'How was it?',
  rated: {
    content: 'What was taught helps me in my work.',
    trainers: 'The trainers knew their field and taught it well.',
    care: 'I was treated with care, and my limits were kept.',
    place: 'The place, the rooms and the food were right for it.',
    independent: 'It was free of advertising for any product.',
  },
  said: {
    most: 'What helped you most?',
    change: 'What should be different next time?',
  },
  /** From 1 to 5. */
  rates: ['Not at all', 'A little', 'In part', 'Mostly', 'Fully'],
  send: 'Send my evaluation',
  choose: 'Please choose an answer.',
  tooLong: (most: number) => `Shorten this to at most ${most} characters.`,
} as const
