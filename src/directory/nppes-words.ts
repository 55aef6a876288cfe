/** What an educator is told about a text from the public register of providers. */
export const NPPES = {
  notJson:
    'This is not JSON. Copy the whole answer of the NPI Registry, from the first “{” to the last “}”, or upload a row of the public file.',
  nobody: 'The registry found nobody: its list of results is empty. Check the NPI that was looked up.',
  several: (n: number) => `This text holds ${n} providers. Look one up by NPI, so that it holds one.`,
  notAResult:
    'This is JSON, but no result of the NPI Registry (version 2.1): it has no number. Copy the whole answer.',
  notARow:
    'There is no column “NPI” with a number in it. Keep the header line of the public file and one row below it.',
  oneRow: (n: number) =>
    `The file has ${n} rows below its header. Keep the header line and the one row of this provider.`,
  deactivated: (on?: string) =>
    `The register took this NPI out of use${on ? ` on ${on}` : ''}. Ask the person before going on: the listing would name a number that no longer counts.`,
  unread: (codes: readonly string[]) =>
    `Nothing was taken from ${codes.length === 1 ? 'the code' : 'the codes'} ${codes.join(', ')}: ${codes.length === 1 ? 'it says' : 'they say'} nothing about this work.`,
  check:
    'This is what the public register says. It writes names in capitals, and knows no end of a license, no training and no consent: check the spelling and fill in what is missing.',
} as const
