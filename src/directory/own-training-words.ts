/** What is said about a training that we gave ourselves, on a listing. */
export const OWN_TRAINING = {
  source: (certificate: string) => `Our own certificate ${certificate}`,
  /** Beside the training on the listing’s page. */
  said: (certificate: string, on: string) =>
    `We gave this training and signed attendance ourselves: certificate ${certificate}, recorded here on ${on}. Anybody can check its number at /certificates.`,
  person: 'A training is that of a person. Choose “A person” here, or apply for the practice on its own.',
  otherName: (name: string) =>
    `The certificate is in the name ${name}. Use this name here. If it is wrong on the certificate, write to the trainings’ office first.`,
  listed: (slug: string) =>
    `This NPI is listed already, under /directory/${slug}. If it is you, ask there for a link to change the listing, open it in this browser, and come back here: then the training can be put on that listing.`,
  notThere: 'The training cannot be put on this listing. Look at how the listing stands now.',
  full: 'The listing holds as many trainings as fit. Take one out, then put this one on.',
} as const
