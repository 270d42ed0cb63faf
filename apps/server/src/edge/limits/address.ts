import ipaddr from 'ipaddr.js';

/** Of an IPv6 address only the first 64 bits count: one subscriber usually has all 2^64 addresses of such a network. */
const ownedBytes = 8;

/** What the limits count as one address, in the form that their keys have. */
export function addressOf({ remoteAddress = '' }: { readonly remoteAddress?: string | undefined }): string {
  if (!ipaddr.isValid(remoteAddress)) return 'unknown';
  const address = ipaddr.process(remoteAddress);
  if (address.kind() === 'ipv4') return address.toString();
  return `${Buffer.from(address.toByteArray().slice(0, ownedBytes)).toString('hex')}/64`;
}
