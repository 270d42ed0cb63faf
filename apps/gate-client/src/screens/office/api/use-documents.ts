import { documentRoutes } from '@cordon/protocol/wire/http/documents.ts';
import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../../../api/api.ts';
import type { Refusal } from '../../../api/http.ts';
import { type ApiEntry, entriesOf } from './api-entries.ts';

export type ApiDocuments = { openApi: object; asyncApi: object; entries: readonly ApiEntry[] };
type Asked = { documents: ApiDocuments | null; refusal: Refusal | null; retry: () => void };

/** Both documents of the server, fetched when the page is opened. */
export function useDocuments(): Asked {
  const api = useApi();
  const [answered, setAnswered] = useState<Omit<Asked, 'retry'>>({ documents: null, refusal: null });
  const fetchThem = useCallback(async () => {
    const [openApi, asyncApi] = await Promise.all([
      api.call(documentRoutes['GET /openapi.json']),
      api.call(documentRoutes['GET /asyncapi.json']),
    ]);
    if (!openApi.ok) return setAnswered({ documents: null, refusal: openApi });
    if (!asyncApi.ok) return setAnswered({ documents: null, refusal: asyncApi });
    const entries = entriesOf(openApi.value, asyncApi.value);
    setAnswered({ documents: { openApi: openApi.value, asyncApi: asyncApi.value, entries }, refusal: null });
  }, [api]);
  useEffect(() => {
    const begin = setTimeout(() => void fetchThem(), 0);
    return () => clearTimeout(begin);
  }, [fetchThem]);
  return { ...answered, retry: () => void fetchThem() };
}
