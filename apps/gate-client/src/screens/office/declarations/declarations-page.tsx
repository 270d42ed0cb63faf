import { useMemo, useState } from 'react';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { visitsIn } from '../../../state/selectors.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Segmented } from '../../../ui/choose/segmented.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { EmptyState, Panel } from '../../../ui/page/screen.tsx';
import { ImportPanel } from '../import/import-panel.tsx';
import parts from '../parts/parts.module.css';
import { CancelDialog } from './cancel-dialog.tsx';
import { type DeclarationView, declarationRows, declarationViews, isInView } from './declaration-list.ts';
import styles from './declarations.module.css';
import { DeclarationTable } from './declaration-table.tsx';

/** Tonight's list as the feed has it, and the way to a new one. */
export function DeclarationsPage() {
  const { t } = useWords();
  const known = usePicture((picture) => picture.visits);
  const visits = useMemo(() => visitsIn({ visits: known }), [known]);
  const [view, setView] = useState<DeclarationView>('all');
  const [search, setSearch] = useState('');
  const [importing, setImporting] = useState(false);
  const [cancelling, setCancelling] = useState<VisitState | null>(null);
  const rows = useMemo(() => declarationRows(visits, view, search), [visits, view, search]);

  if (importing) {
    return (
      <ImportPanel
        onClose={() => {
          setImporting(false);
        }}
      />
    );
  }
  return (
    <Panel
      title={t('office.declarations.title')}
      flush
      aside={
        <ActionButton
          tone="accent"
          size="desk"
          onPress={() => {
            setImporting(true);
          }}
        >
          {t('office.import.open')}
        </ActionButton>
      }
    >
      <div className={parts.tools} style={{ padding: '0.6rem 0.9rem' }}>
        <Segmented
          label={t('office.declarations.viewLabel')}
          size="desk"
          value={view}
          onChange={setView}
          choices={declarationViews.map((value) => ({
            value,
            word: `${t(`office.declarations.views.${value}`)} ${visits.filter((visit) => isInView(visit, value)).length}`,
          }))}
        />
        <div data-grow>
          <TextField
            size="desk"
            type="search"
            scans
            label={t('office.declarations.search')}
            value={search}
            onChange={setSearch}
          />
        </div>
      </div>
      <div className={styles.tall}>
        <DeclarationTable
          rows={rows}
          onCancel={setCancelling}
          empty={
            visits.length === 0 ? (
              <EmptyState title={t('office.declarations.empty')} text={t('office.declarations.emptyText')} />
            ) : (
              <EmptyState title={t('office.declarations.noMatch')} />
            )
          }
        />
      </div>
      {cancelling !== null && (
        <CancelDialog key={cancelling.id} visit={cancelling} onClose={() => setCancelling(null)} />
      )}
    </Panel>
  );
}
