import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { mayAsk } from '@cordon/protocol/permissions.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { EmptyState } from '../../../ui/page/screen.tsx';
import type { GateList, GateRow } from '../gate-list.ts';
import styles from './list.module.css';
import { SearchSheet } from './search-sheet.tsx';
import { VehicleRow } from './vehicle-row.tsx';

type Props = {
  list: GateList;
  current: string | null;
  onChoose: (visitId: string) => void;
  onUnannounced: (plate: string) => void;
};

const shownAtFirst = 3;

/** Tonight's vehicles: who needs a hand now, who is at it, who is still to come. */
export function VehicleList({ list, current, onChoose, onUnannounced }: Props) {
  const { t } = useWords();
  const me = usePerson();
  const [searching, setSearching] = useState(false);
  const [allLater, setAllLater] = useState(false);
  const { hand, working, later, counts } = list;
  const mayEnter = me !== null && mayAsk(me.role, 'arriveUnannounced');
  const group = (title: string, rows: readonly GateRow[], empty: string | null) => (
    <Group title={title} rows={rows} empty={empty} current={current} onChoose={onChoose} />
  );
  return (
    <nav className={styles.list} aria-label={t('gate.list')}>
      <p className={styles.counts}>
        <Count name={t('gate.counts.expected')} number={counts.expected} />
        <Count name={t('gate.counts.atGate')} number={counts.atGate} />
        <Count name={t('gate.counts.inside')} number={counts.inside} />
      </p>
      <div className={styles.tools}>
        <ActionButton icon={<IconSearch aria-hidden />} onPress={() => setSearching(true)}>
          {t('gate.search')}
        </ActionButton>
        {mayEnter && (
          <ActionButton icon={<IconPlus aria-hidden />} onPress={() => onUnannounced('')}>
            {t('gate.unannounced')}
          </ActionButton>
        )}
      </div>
      {group(t('gate.groups.hand', { count: hand.length }), hand, t('gate.groups.noHand'))}
      {working.length > 0 && group(t('gate.groups.working', { count: working.length }), working, null)}
      {later.length > 0 &&
        group(t('gate.groups.later', { count: later.length }), allLater ? later : later.slice(0, shownAtFirst), null)}
      {later.length > shownAtFirst && (
        <ActionButton expanded={allLater} onPress={() => setAllLater(!allLater)}>
          {allLater ? `${t('common.less')} ▴` : `${t('gate.groups.allLater', { count: later.length })} ▾`}
        </ActionButton>
      )}
      <SearchSheet
        opened={searching}
        onClose={() => setSearching(false)}
        onChoose={(id) => {
          setSearching(false);
          onChoose(id);
        }}
        onUnannounced={
          mayEnter
            ? (plate) => {
                setSearching(false);
                onUnannounced(plate);
              }
            : null
        }
      />
    </nav>
  );
}

function Count({ name, number }: { name: string; number: number }) {
  return (
    <span>
      {name} <b>{number}</b>
    </span>
  );
}

type GroupProps = {
  title: string;
  rows: readonly GateRow[];
  empty: string | null;
  current: string | null;
  onChoose: (visitId: string) => void;
};

function Group({ title, rows, empty, current, onChoose }: GroupProps) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {rows.length === 0 && empty !== null && <EmptyState title={empty} />}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.visit.id}>
            <VehicleRow row={row} current={row.visit.id === current} onPress={() => onChoose(row.visit.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
