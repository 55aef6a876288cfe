/** Sentences of the directory's desk and of what is recorded there. */

export const DESK = {
  consentOnApplication: 'Ticked on the application page',
  consentOnOwnerPage: 'Ticked on the page that the link in the letter opens',
  changed:
    'Somebody changed this listing after you opened this page. Nothing of yours was stored: look at how it stands now, then decide again.',
  gone: 'This listing is not there any more.',
  noContact: 'There is no address to write to. Write one.',
} as const
