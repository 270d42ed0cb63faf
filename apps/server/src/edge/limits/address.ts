import ipaddr from 'ipaddr.js';

/** Whoever has one address of IPv6 has the 2^64 beside it. */
const ownedBytes = 8;

/** What counts as one address, as it stands in the keys of the limits. */
export function addressOf({ remoteAddress = '' }: { readonly remoteAddress?: string | undefined }): string {
  if (!ipaddr.isValid(remoteAddress)) return 'unknown';
  const address = ipaddr.process(remoteAddress);
  if (address.kind() === 'ipv4') return address.toString();
  return `${Buffer.from(address.toByteArray().slice(0, ownedBytes)).toString('hex')}/64`;
}
