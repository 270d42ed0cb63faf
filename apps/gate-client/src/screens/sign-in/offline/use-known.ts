import { useEffect, useState } from 'react';
import type { Authors, KnownPerson } from '../../../session/authors/authors.ts';

/** Who can sign in here without the network; nobody until that has been looked up. */
export function useKnown(authors: Pick<Authors, 'known'>): readonly KnownPerson[] {
  const [known, setKnown] = useState<readonly KnownPerson[]>([]);
  useEffect(() => {
    let shown = true;
    void authors
      .known()
      .catch(() => [])
      .then((people) => {
        if (shown) setKnown(people);
      });
    return () => {
      shown = false;
    };
  }, [authors]);
  return known;
}
