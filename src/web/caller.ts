/** Where a request comes from, for counting: never shown, never stored as it is. */
import { BlockList, isIP, isIPv6 } from 'node:net'

/** Whether an address is that of a proxy whose word is taken. @param listed addresses and ranges such as 10.0.0.0/8 */
export function trusting(listed: readonly string[]): (address: string) => boolean {
  const proxies = new BlockList()
  for (const part of listed) {
    const [address = '', bits] = part.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    proxies.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return (address) => isIP(address) > 0 && proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/**
 * The address that a request comes from: the connection's own, or, when that is a trusted proxy, the last one in
 * `X-Forwarded-For` that is not; whatever stands before it anybody could have written. Of an IPv6 address only the
 * network counts, because one home has billions of addresses.
 */
export function callerOf(
  connection: string | undefined,
  forwardedFor: string | null,
  isTrusted: (address: string) => boolean,
): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()))
  let caller = plain(connection ?? '')
  while (isTrusted(caller)) {
    const before = hops.pop()
    if (!before || isIP(before) === 0) break
    caller = before
  }
  return isIPv6(caller) ? networkOf(caller) : caller || 'unknown'
}

/** An IPv4 address that travels as IPv6 is an IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** The first 64 bits. */
function networkOf(address: string): string {
  const [left = '', right = ''] = address.split('::')
  const head = left.split(':').filter(Boolean)
  const tail = right.split(':').filter(Boolean)
  const gap = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const groups = address.includes('::') ? [...head, ...gap, ...tail] : head
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
