/** How a protocol is named wherever it was used. */
export type ProtocolId = { readonly id: string; readonly version: string }

/** `id@version`: stamped on every ruling and record that the protocol touched. */
export const protocolName = ({ id, version }: ProtocolId): string => `${id}@${version}`
