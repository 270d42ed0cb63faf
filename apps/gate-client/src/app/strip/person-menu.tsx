import { useState } from 'react';
import type { SignedInPerson } from '@cordon/protocol/wire/http/session.ts';
import { useWords } from '../../i18n/words.tsx';
import { useMyShift } from '../../shift/use-shift.ts';
import { later, laterSheet, quiet } from '../../ui/later/later.tsx';
import styles from './strip.module.css';

const PersonSheet = laterSheet(
  () => import('./person-sheet.tsx').then((loaded) => loaded.PersonSheet),
  ({ opened }) => opened,
);
const StartSheet = later(() => import('../../shift/shift-sheets.tsx').then((loaded) => loaded.StartSheet), quiet);
const HandOverSheet = later(() => import('../../shift/shift-sheets.tsx').then((loaded) => loaded.HandOverSheet), quiet);

const OwnPasswordSheet = later(
  () => import('../../screens/sign-in/own-password-sheet.tsx').then((loaded) => loaded.OwnPasswordSheet),
  quiet,
);

type Open = 'person' | 'start' | 'hand-over' | 'password' | null;

type Props = {
  me: SignedInPerson;
  onSignOff: (next?: string) => void;
};

/** [U231] Who is on duty here, and what begins and ends with it: the shift is offered once, when it has not begun. */
export function PersonMenu({ me, onSignOff }: Props) {
  const { t } = useWords();
  const shift = useMyShift();
  const [open, setOpen] = useState<Open>(null);
  const [offered, setOffered] = useState(false);
  /* A sheet that closes says so a moment later, when another one may have opened. */
  const close = (which: Open) => setOpen((now) => (now === which ? null : now));
  if (shift.kind === 'open' && !offered) setOffered(true); // once begun, nothing is offered when it ends
  const offers = shift.kind === 'not-begun' && !offered;
  return (
    <>
      <button type="button" className={styles.person} aria-haspopup="dialog" onClick={() => setOpen('person')}>
        <span className="visually-hidden">{t('strip.person')} </span>
        <span className={styles.name}>{me.name}</span>
        <span className={styles.role}>{t(`terms.roles.${me.role}`)}</span>
      </button>
      <PersonSheet
        opened={open === 'person'}
        shift={shift}
        onClose={() => close('person')}
        onStart={() => setOpen('start')}
        onHandOver={() => setOpen('hand-over')}
        onPassword={() => setOpen('password')}
        onSignOff={onSignOff}
      />
      {open === 'password' && (
        <OwnPasswordSheet opened staffNumber={me.staffNumber} onClose={() => close('password')} />
      )}
      {(shift.kind === 'not-begun' || shift.kind === 'beginning') && (
        <StartSheet
          opened={offers || open === 'start'}
          me={me}
          onClose={() => {
            setOffered(true);
            close('start');
          }}
        />
      )}
      {shift.kind === 'open' && (
        <HandOverSheet
          opened={open === 'hand-over'}
          me={me}
          onClose={() => close('hand-over')}
          onSignOff={() => onSignOff()}
        />
      )}
    </>
  );
}
