/** Takes a parsed bundle into a fresh in-memory repository. @throws Error when the repository refuses any of it */
export function take(bundle: unknown): Promise<unknown>
