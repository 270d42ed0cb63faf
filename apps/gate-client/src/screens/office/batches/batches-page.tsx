import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Batch, Limits } from '@cordon/protocol/site/settings.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useNow } from '../../../clock/clock.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import { usePlace } from '../../../place/use-place.ts';
import { EmptyState, Panel } from '../../../ui/page/screen.tsx';
import { ReasonCommand } from '../../../steps/parts/reason-command.tsx';
import type { Status } from '../../../ui/verdict/shapes.tsx';
import { Countdown } from '../../../ui/verdict/clocks.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { BatchSheet } from './batch-sheet.tsx';
import { Calculator } from './calculator.tsx';
import parts from '../parts/parts.module.css';
import styles from './batches.module.css';

type Row = Batch & { state: BatchState };

const route = getRouteApi('/signed-in/office/batches');

/** What may be sprayed tonight; beside it, how to mix the next one. */
export function BatchesPage({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const where = route.useSearch();
  const { open, close } = usePlace(where);
  const [mixed, setMixed] = useState<number | null>(null); // mg/L, out of the calculator
  const [retiring, setRetiring] = useState<string | null>(null);
  const rows = batchesInOrder(site.batches, site.limits, now).map((batch): Row => ({
    ...batch,
    state: batchState(batch, site.limits, now),
  }));
  const actionsCell = ({ id, state }: Row) =>
    state === 'retired' ? null : (
      <ActionButton
        size="desk"
        label={`${t('office.batches.retire')} ${id}`}
        onPress={() => {
          setRetiring(id);
        }}
      >
        {t('office.batches.retire')}
      </ActionButton>
    );
  return (
    <div className={styles.page}>
      <Panel
        title={t('office.batches.title')}
        flush
        aside={
          <ActionButton
            tone="accent"
            size="desk"
            onPress={() => {
              setMixed(null);
              open({ add: true });
            }}
          >
            {t('office.batches.add')}
          </ActionButton>
        }
      >
        <p className={styles.lead}>
          {t('office.batches.required', { value: words.number(site.limits.minChlorineMgPerL) })}
        </p>
        <DataTable<Row>
          caption={t('office.batches.title')}
          rows={rows}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t('office.batches.empty')} text={t('office.batches.emptyText')} />}
          columns={[
            { key: 'id', header: t('office.batches.columns.id'), cell: idCell },
            { key: 'agent', header: t('office.batches.columns.agent'), cell: agentCell },
            {
              key: 'strength',
              header: t('office.batches.columns.strength'),
              align: 'right',
              cell: ({ chlorineMgPerL }) => t('office.batches.strength', { value: words.number(chlorineMgPerL) }),
            },
            {
              key: 'mixedAt',
              header: t('office.batches.columns.mixedAt'),
              cell: ({ mixedAt }) => words.dateTime(mixedAt),
            },
            {
              key: 'expiresAt',
              header: t('office.batches.columns.expiresAt'),
              cell: ({ expiresAt }) => words.dateTime(expiresAt),
            },
            { key: 'state', header: t('office.batches.columns.state'), cell: stateCell },
            { key: 'actions', header: t('office.batches.columns.actions'), cell: actionsCell },
          ]}
        />
      </Panel>
      <Calculator
        onUse={(mgPerL) => {
          setMixed(mgPerL);
          open({ add: true });
        }}
      />
      {where.add === true && <BatchSheet site={site} mgPerL={mixed} onClose={() => close('add')} />}
      {retiring !== null && <RetireDialog key={retiring} batchId={retiring} onClose={() => setRetiring(null)} />}
    </div>
  );
}

function idCell({ id }: Row) {
  return <span className={parts.line}>{id}</span>;
}

function agentCell({ agent }: Row) {
  return <span className={parts.line}>{agent}</span>;
}

function stateCell(row: Row) {
  return <StateBadge row={row} />;
}

function StateBadge({ row: { state, expiresAt } }: { row: Row }) {
  const { t } = useWords();
  return (
    <span className={styles.state}>
      <StatusBadge size="small" status={statusOf(state)} word={t(`office.batches.states.${state}`)} />
      {state === 'usable' && <Countdown until={expiresAt} label={t('office.batches.left')} />}
    </span>
  );
}

function statusOf(state: BatchState): Status {
  switch (state) {
    case 'usable':
      return 'pass';
    case 'weak':
    case 'expired':
      return 'hold';
    case 'retired':
      return 'offline';
    default:
      return state satisfies never;
  }
}

function RetireDialog({ batchId, onClose }: { batchId: string; onClose: () => void }) {
  const { t } = useWords();
  return (
    <ReasonCommand
      opened
      onClose={onClose}
      title={t('office.batches.retireTitle', { id: batchId })}
      text={t('office.batches.retireText')}
      actionWord={t('office.batches.retire')}
      quickReasons={[
        t('office.batches.retireReasons.used'),
        t('office.batches.retireReasons.spilled'),
        t('office.batches.retireReasons.wrong'),
      ]}
      command={(reason) => ({ type: 'retireBatch', batchId, reason })}
    />
  );
}

type BatchState = 'usable' | 'weak' | 'expired' | 'retired';

/** [U83] May the gate use it now? The first reason against it counts. */
export function batchState(batch: Batch, { minChlorineMgPerL }: Limits, now: number): BatchState {
  if (batch.retired) return 'retired';
  if (now >= batch.expiresAt) return 'expired';
  return batch.chlorineMgPerL < minChlorineMgPerL ? 'weak' : 'usable';
}

const order: readonly BatchState[] = ['usable', 'weak', 'expired', 'retired'];

/** [U83] Usable ones first, then the freshest. */
export function batchesInOrder(batches: readonly Batch[], limits: Limits, now: number): Batch[] {
  return batches.toSorted(
    (a, b) =>
      order.indexOf(batchState(a, limits, now)) - order.indexOf(batchState(b, limits, now)) || b.mixedAt - a.mixedAt,
  );
}
