/**
 * Derives a value from an object once: states do not change, and the rules ask the same of one state many times.
 *
 * @param derive a pure function
 * @returns the same function, which keeps a value for as long as its object exists
 */
export function perObject<K extends object, V>(derive: (of: K) => V): (of: K) => V {
  const derived = new WeakMap<K, { value: V }>();
  return (of) => {
    const known = derived.get(of);
    if (known !== undefined) return known.value;
    const value = derive(of);
    derived.set(of, { value });
    return value;
  };
}
