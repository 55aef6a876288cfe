/** What is said to whoever works on an application or a training, beside the pages' own words. */
export const APPLICATION = {
  gone: 'There is no such application any more.',
  noTraining: 'There is no such training.',
  changed:
    'Somebody changed this training after you opened this page. Nothing of yours was stored: look at how it stands now, then decide again.',
  calledOff: 'This training was called off; nothing can be arranged for it any more.',
} as const
