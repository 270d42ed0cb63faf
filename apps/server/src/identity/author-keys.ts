/**
 * Where authors lie in the store. Who somebody is stays readable when their right has ended: what was accepted of them
 * before is still answered as it was.
 */
export function authorKeysOf(prefix: string) {
  const rights = `${prefix}author-right:`;
  return {
    rights, // what every right's key begins with
    author: (id: string) => `${prefix}author:${id}`,
    right: (id: string) => rights + id,
    ofPerson: (personId: string) => `${prefix}authors-of:${personId}`,
    onDevice: (deviceId: string) => `${prefix}authors-on:${deviceId}`,
  };
}
