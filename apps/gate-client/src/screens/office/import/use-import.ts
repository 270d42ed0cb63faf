import { useState } from 'react';
import { declarationRoutes, type ImportNames, type Imported } from '@cordon/protocol/wire/http/declarations.ts';
import { useApi } from '../../../api/api.ts';
import type { CommandRefusal } from '../../../outbox/items.ts';

const route = declarationRoutes['POST /declarations/import'];

type ImportFlow = {
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

const maxFileBytes = 5 * 1024 * 1024;

type ImportState =
  | { is: 'choosing'; tooLarge: boolean; refusal: CommandRefusal | null }
  | { is: 'reading'; file: File }
  | { is: 'preview'; file: File; names: ImportNames; preview: Imported; refusal: CommandRefusal | null }
  | { is: 'done'; file: File; result: Imported };

const choosing = { is: 'choosing', tooLarge: false, refusal: null } as const satisfies ImportState;

type ImportCounts = { faultyRows: number; importable: number };

/** [U91] Rows with faults, however many faults each has; and what an import of the good ones would write. */
export function countsOf({ accepted, faults }: Imported): ImportCounts {
  return { faultyRows: new Set(faults.map(({ line }) => line)).size, importable: accepted };
}
