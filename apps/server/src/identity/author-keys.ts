/**
 * The keys of authors. An author is still readable after their right has ended: a resend of what was accepted before is
 * answered as it was.
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
