import { useState } from 'react';
import { declarationRoutes, type ImportNames } from '@cordon/protocol/wire/http/declarations.ts';
import { useApi } from '../../../api/api.ts';
import { choosing, type ImportState, maxFileBytes } from './import-state.ts';

const route = declarationRoutes['POST /declarations/import'];

export type ImportFlow = {
  state: ImportState;
  choose: (file: File, names?: ImportNames) => Promise<void>;
  carryOut: (mode: 'good' | 'all-or-none') => Promise<void>;
  restart: () => void;
};

/** A file is looked at first, whatever happens then; the server judges it both times. */
export function useImport(): ImportFlow {
  const api = useApi();
  const [state, setState] = useState<ImportState>(choosing);
  return {
    state,
    async choose(file, names = 'keep') {
      if (file.size > maxFileBytes) {
        setState({ ...choosing, tooLarge: true });
        return;
      }
      setState({ is: 'reading', file });
      const answer = await api.call(route, { query: { mode: 'preview', names }, body: file });
      setState(
        answer.ok
          ? { is: 'preview', file, names, preview: answer.value, refusal: null }
          : { ...choosing, refusal: answer },
      );
    },
    async carryOut(mode) {
      if (state.is !== 'preview') return;
      const { file, names } = state;
      const answer = await api.call(route, { query: { mode, names }, body: file });
      setState(answer.ok ? { is: 'done', file, result: answer.value } : { ...state, refusal: answer });
    },
    restart() {
      setState(choosing);
    },
  };
}
