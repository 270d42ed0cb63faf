import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type VisitState, isClosed, isUnderWay } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { visitsIn } from '../../../state/selectors.ts';
import { usePicture } from '../../../state/picture-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { Segmented } from '../../../ui/choose/segmented.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { usePlace } from '../../../place/use-place.ts';
import { EmptyState, Panel } from '../../../ui/page/screen.tsx';
import { ImportPanel } from '../import/import-panel.tsx';
import { declarationViews, type DeclarationView } from '../office-search.ts';
import { DeclarationTable } from './declaration-table.tsx';
import { plateWords } from '../../../i18n/visit-words.ts';
import { ReasonCommand } from '../../../steps/parts/reason-command.tsx';
import { identifierKey } from '@cordon/protocol/identifiers.ts';
import { plateHolds } from '@cordon/protocol/plate.ts';
import parts from '../parts/parts.module.css';
import styles from './declarations.module.css';

const route = getRouteApi('/signed-in/office/declarations');

/** Tonight's list as the feed has it, and the way to a new one. */
export function DeclarationsPage() {
  const { t } = useWords();
  const known = usePicture((picture) => picture.visits);
  const visits = useMemo(() => visitsIn({ visits: known }), [known]);
  const where = route.useSearch();
  const { open, close, choose } = usePlace(where);
  const view = where.view ?? 'all';
  const [search, setSearch] = useState('');
  const [cancelling, setCancelling] = useState<VisitState | null>(null);
  const rows = useMemo(() => declarationRows(visits, view, search), [visits, view, search]);

  if (where.import === true) {
    return (
      <ImportPanel
        onClose={() => {
          close('import');
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
            open({ import: true });
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
          onChange={(next) => choose({ view: next === 'all' ? undefined : next })}
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

function CancelDialog({ visit, onClose }: { visit: VisitState; onClose: () => void }) {
  const { t } = useWords();
  return (
    <ReasonCommand
      opened
      onClose={onClose}
      title={t('office.declarations.cancelTitle', { plate: plateWords(visit.declaration.plate) })}
      text={t('office.declarations.cancelText')}
      actionWord={t('office.declarations.cancel')}
      quickReasons={[
        t('office.declarations.cancelReasons.postponed'),
        t('office.declarations.cancelReasons.replaced'),
        t('office.declarations.cancelReasons.mistake'),
      ]}
      command={(reason) => ({ type: 'cancelDeclaration', visitId: visit.id, reason })}
    />
  );
}

function isInView(visit: VisitState, view: DeclarationView): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'expected':
      return visit.status === 'expected';
    case 'here':
      return isUnderWay(visit);
    case 'closed':
      return isClosed(visit);
    default:
      return view satisfies never;
  }
}

/** [U87] Tonight's declarations by their arrival; a search finds plates however they are typed, and companies. */
export function declarationRows(visits: readonly VisitState[], view: DeclarationView, search: string): VisitState[] {
  const name = identifierKey(search);
  return visits
    .filter((visit) => isInView(visit, view))
    .filter(
      ({ declaration: { plate: own, trailerPlate, company } }) =>
        search.trim() === '' ||
        [own, trailerPlate ?? ''].some((plate) => plateHolds(plate, search)) ||
        (name !== '' && identifierKey(company).includes(name)),
    )
    .toSorted((a, b) => a.declaration.eta - b.declaration.eta || (a.id < b.id ? -1 : 1));
}
