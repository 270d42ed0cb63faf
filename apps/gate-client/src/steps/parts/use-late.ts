import { useEffect, useState } from 'react';

/** False at first, true a little later: most answers come before, and nothing must flash or jump for them. */
export function useLate(ms = 700): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const handle = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(handle);
  }, [ms]);
  return late;
}
