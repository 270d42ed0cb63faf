import type { ReactNode } from 'react';
import { hasUnknownForm } from '@cordon/protocol/plate.ts';
import { placeOf } from '@cordon/protocol/visit/place.ts';
import { isUnderWay, type VisitState } from '@cordon/protocol/visit/state.ts';
import { plateWords } from '../../../i18n/visit-words.ts';
import { useWords } from '../../../i18n/words.tsx';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DataTable } from '../../../ui/page/data-table.tsx';
import type { Status } from '../../../ui/verdict/shapes.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import { useMay } from '../../../watch/use-may.ts';
import styles from './declarations.module.css';

type Props = { rows: readonly VisitState[]; onCancel: (visit: VisitState) => void; empty: ReactNode };

export function DeclarationTable({ rows, onCancel, empty }: Props) {
  const words = useWords();
  const { t, list } = words;
  const may = useMay();
  const cancelCell = (visit: VisitState) =>
    visit.status === 'expected' && may('cancelDeclaration') ? (
      <ActionButton
        size="desk"
        label={`${t('office.declarations.cancel')} ${plateWords(visit.declaration.plate)}`}
        onPress={() => {
          onCancel(visit);
        }}
      >
        {t('office.declarations.cancel')}
      </ActionButton>
    ) : null;
  return (
    <DataTable<VisitState>
      caption={t('office.declarations.title')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'eta',
          header: t('office.declarations.columns.eta'),
          cell: etaCell,
        },
        { key: 'plate', header: t('office.declarations.columns.plate'), cell: plateCell },
        { key: 'company', header: t('office.declarations.columns.company'), cell: companyCell },
        {
          key: 'stops',
          header: t('office.declarations.columns.stops'),
          cell: ({ declaration }) => list(declaration.stops.map(words.station)),
        },
        {
          key: 'goods',
          header: t('office.declarations.columns.goods'),
          cell: ({ declaration: { goods } }) =>
            goods.length === 0
              ? t('office.declarations.noGoods')
              : list(goods.map(({ name, quantity, unit }) => `${name} ${words.number(quantity)} ${unit}`)),
        },
        {
          key: 'crew',
          header: t('office.declarations.columns.crew'),
          cell: crewCell,
        },
        {
          key: 'pass',
          header: t('office.declarations.columns.pass'),
          cell: passCell,
        },
        { key: 'state', header: t('office.declarations.columns.state'), cell: stateCell },
        { key: 'actions', header: t('office.declarations.columns.actions'), cell: cancelCell },
      ]}
    />
  );
}

function plateCell({ declaration: { plate, trailerPlate } }: VisitState) {
  return (
    <>
      <PlatePair plate={plate} trailerPlate={trailerPlate} />
      {hasUnknownForm({ plate, trailerPlate }) && <UnknownForm />}
    </>
  );
}

/** [P10] The gate will judge it: declared it was all the same. */
function UnknownForm() {
  const { t } = useWords();
  return <StatusBadge size="small" status="hold" word={t('plate.unknownForm')} />;
}

function PlatePair({ plate, trailerPlate }: Pick<VisitState['declaration'], 'plate' | 'trailerPlate'>) {
  return (
    <span className={styles.plate} data-plate={plate} lang="zh-CN" translate="no">
      {plateWords(plate)}
      {trailerPlate !== null && <span className={styles.trailer}> {plateWords(trailerPlate)}</span>}
    </span>
  );
}

function etaCell({ declaration }: VisitState) {
  return <Moment at={declaration.eta} />;
}

function Moment({ at }: { at: number }) {
  const words = useWords();
  return <span className={styles.line}>{words.dateTime(at)}</span>;
}

function companyCell({ declaration: { company, purpose } }: VisitState) {
  return <Company company={company} purpose={purpose} />;
}

function Company({ company, purpose }: Pick<VisitState['declaration'], 'company' | 'purpose'>) {
  const { t } = useWords();
  return (
    <>
      <span className={styles.line}>{company}</span>
      <span className={styles.trailer}>{t(`terms.purposes.${purpose}`)}</span>
    </>
  );
}

function crewCell({ declaration }: VisitState) {
  return declaration.crew.map(({ personId, maskedName }) => (
    <span key={personId} className={styles.person}>
      {maskedName}
    </span>
  ));
}

function passCell({ declaration }: VisitState) {
  return <Pass pass={declaration.vehiclePass} />;
}

function Pass({ pass }: { pass: VisitState['declaration']['vehiclePass'] }) {
  const words = useWords();
  if (pass === null) return words.t('office.declarations.noPass');
  return (
    <span className={styles.line}>
      {pass.number}
      <span className={styles.trailer}>
        {words.t('office.declarations.passUntil', { date: words.date(pass.validUntil) })}
      </span>
    </span>
  );
}

function stateCell(visit: VisitState) {
  return <StateBadge visit={visit} />;
}

function StateBadge({ visit }: { visit: VisitState }) {
  const { t } = useWords();
  const place = placeOf(visit);
  const held = isUnderWay(visit) && visit.held !== null;
  const word = place === 'closed' ? t(`terms.visitStatus.${visit.status}`) : t(`terms.places.${place}`);
  return (
    <span className={styles.state}>
      <StatusBadge size="small" status={statusOf(visit)} word={word} />
      {held && <StatusBadge size="small" status="hold" word={t('terms.held')} />}
    </span>
  );
}

function statusOf(visit: VisitState): Status {
  switch (visit.status) {
    case 'expected':
      return 'waiting';
    case 'atGate':
    case 'inside':
    case 'atExit':
      return 'running';
    case 'released':
      return 'pass';
    case 'refused':
    case 'escortedOut':
      return 'refuse';
    case 'cancelled':
    case 'lapsed':
      return 'offline';
    default:
      return visit satisfies never;
  }
}
