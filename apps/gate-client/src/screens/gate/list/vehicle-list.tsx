import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { mayAsk } from '@cordon/protocol/authorisation.ts';
import { useWords } from '../../../i18n/words.tsx';
import { usePerson } from '../../../session/session-store.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import type { GateList, GateRow } from '../gate-list.ts';
import styles from './list.module.css';
import { SearchSheet } from '../later.tsx';
import { VehicleRow } from './vehicle-row.tsx';

type Props = {
  list: GateList;
  current: string | null;
  isLockdown: boolean;
  onChoose: (visitId: string) => void;
  onUnannounced: (plate: string) => void;
};

const shownAtFirst = 3;

/** Tonight's vehicles: who needs a hand now, who is at it, who is still to come. */
export function VehicleList({ list, current, isLockdown, onChoose, onUnannounced }: Props) {
  const { t } = useWords();
  const me = usePerson();
  const [searching, setSearching] = useState(false);
  const [allLater, setAllLater] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const [missedShown, setMissedShown] = useState(false);
  const { hand, working, later, missed, counts } = list;
  const all = hand.length + working.length + later.length;
  const mayEnter = me !== null && mayAsk(me.role, 'arriveUnannounced');
  const group = (title: string, rows: readonly GateRow[], empty: string | null) => (
    <Group
      title={title}
      rows={rows}
      empty={empty}
      urgent={rows === hand}
      current={current}
      onChoose={(id) => {
        setUnfolded(false);
        onChoose(id);
      }}
    />
  );
  return (
    <nav className={styles.list} data-unfolded={unfolded} aria-label={t('gate.list')}>
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
      {group(
        t('gate.groups.hand', { count: hand.length }),
        hand,
        t(isLockdown ? 'gate.groups.lockdown' : 'gate.groups.noHand'),
      )}
      {/* Upright there is room for the most urgent ones only, and the vehicle itself must stay in sight. */}
      <div className={styles.unfold}>
        <ActionButton expanded={unfolded} onPress={() => setUnfolded(!unfolded)}>
          {unfolded ? `${t('common.less')} ▴` : `${t('gate.groups.all', { count: all })} ▾`}
        </ActionButton>
      </div>
      {working.length > 0 && group(t('gate.groups.working', { count: working.length }), working, null)}
      {later.length > 0 &&
        group(t('gate.groups.later', { count: later.length }), allLater ? later : later.slice(0, shownAtFirst), null)}
      {later.length > shownAtFirst && (
        <div className={styles.more}>
          <ActionButton expanded={allLater} onPress={() => setAllLater(!allLater)}>
            {allLater ? `${t('common.less')} ▴` : `${t('gate.groups.allLater', { count: later.length })} ▾`}
          </ActionButton>
        </div>
      )}
      {missed.length > 0 && (
        <>
          <div className={styles.more}>
            <ActionButton expanded={missedShown} onPress={() => setMissedShown(!missedShown)}>
              {t('gate.groups.missed', { count: missed.length })} {missedShown ? '▴' : '▾'}
            </ActionButton>
          </div>
          {missedShown && group(t('gate.groups.missed', { count: missed.length }), missed, null)}
        </>
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
  urgent: boolean; // stays in sight where there is little room
  current: string | null;
  onChoose: (visitId: string) => void;
};

function Group({ title, rows, empty, urgent, current, onChoose }: GroupProps) {
  return (
    <section className={styles.group} data-urgent={urgent} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {rows.length === 0 && empty !== null && <p className={styles.empty}>{empty}</p>}
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
