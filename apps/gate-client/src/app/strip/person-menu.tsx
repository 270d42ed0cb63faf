import { useState } from 'react';
import { sessionRoutes, type SignedInPerson } from '@cordon/protocol/wire/http/session.ts';
import { useWords } from '../../i18n/words.tsx';
import { type MyShift, useMyShift } from '../../shift/use-shift.ts';
import { later } from '../../ui/later/later.tsx';
import styles from './strip.module.css';
import { mayReach } from '@cordon/protocol/wire/http/route.ts';
import { useNavigate } from '@tanstack/react-router';
import { type ScreenPath, screensFor } from '../../session/home.ts';
import { recentPeople } from '../../session/recent-people.ts';
import { useSession } from '../../session/session-store.ts';
import { OwnWaiting } from '../../shift/own-waiting.tsx';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { ActionTiles } from '../../ui/choose/tiles.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';

const StartSheet = later(() => import('../../shift/shift-sheets.tsx').then((loaded) => loaded.StartSheet), true);
const HandOverSheet = later(() => import('../../shift/shift-sheets.tsx').then((loaded) => loaded.HandOverSheet), true);

const OwnPasswordSheet = later(
  () => import('../../screens/sign-in/password/own-password-sheet.tsx').then((loaded) => loaded.OwnPasswordSheet),
  true,
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
  if (shift.is === 'open' && !offered) setOffered(true); // once begun, nothing is offered when it ends
  const offers = shift.is === 'not-begun' && !offered;
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
      {(shift.is === 'not-begun' || shift.is === 'beginning') && (
        <StartSheet
          opened={offers || open === 'start'}
          me={me}
          onClose={() => {
            setOffered(true);
            close('start');
          }}
        />
      )}
      {shift.is === 'open' && (
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

type PersonSheetProps = {
  opened: boolean;
  shift: MyShift;
  onClose: () => void;
  onStart: () => void;
  onHandOver: () => void;
  onPassword: () => void;
  onSignOff: (next?: string) => void; // `next`: whose PIN is asked for at once
};

const titles = {
  '/gate': 'strip.screens.gate',
  '/unloading': 'strip.screens.unloading',
  '/board': 'strip.screens.board',
  '/wall': 'strip.screens.wall',
  '/office': 'strip.screens.office',
  '/review': 'strip.screens.review',
} as const satisfies Record<ScreenPath, string>;

/** The other screens of one's role, one's shift, and who takes over. Signing off is taken back by signing in: no hold. */
function PersonSheet({ opened, shift, onClose, onStart, onHandOver, onPassword, onSignOff }: PersonSheetProps) {
  const { t, dateTime } = useWords();
  const { session } = useSession();
  const navigate = useNavigate();
  if (session === null) return null;
  const { person, device, expiresAt } = session;
  const screens = screensFor(person.role);
  return (
    <Sheet opened={opened} onClose={onClose} title={person.name}>
      <p>
        {shift.is === 'open' && `${t('strip.shiftSince', { time: dateTime(shift.shift.from) })} · `}
        {t('session.until', { time: dateTime(expiresAt) })}
        {device !== null && ` · ${t('session.device', { device: device.name })}`}
      </p>
      {screens.length > 1 && (
        <nav className={styles.screens} aria-label={t('strip.goTo')}>
          {screens.map((path) => (
            <ActionButton
              key={path}
              onPress={() => {
                onClose();
                void navigate({ to: path });
              }}
            >
              {t(titles[path])}
            </ActionButton>
          ))}
        </nav>
      )}
      <OwnWaiting personId={person.personId} />
      <Colleagues me={person.staffNumber} onChoose={onSignOff} />
      <div className={styles.leave}>
        {shift.is === 'not-begun' && (
          <ActionButton tone="accent" onPress={onStart}>
            {t('strip.shiftStart')}
          </ActionButton>
        )}
        {shift.is === 'open' && (
          <ActionButton tone="accent" onPress={onHandOver}>
            {t('strip.handOver')}
          </ActionButton>
        )}
        {device === null && mayReach(person.role, sessionRoutes['POST /session/password']) && (
          <ActionButton onPress={onPassword}>{t('strip.changePassword')}</ActionButton>
        )}
        <ActionButton onPress={() => onSignOff()}>
          {t('strip.changePerson')} · {t('strip.signOff')}
        </ActionButton>
      </div>
    </Sheet>
  );
}

/** [U229] Whoever was here before takes over with one tap more: their PIN is asked for at once. */
function Colleagues({ me, onChoose }: { me: string; onChoose: (staffNumber: string) => void }) {
  const { t } = useWords();
  const others = recentPeople(globalThis.localStorage).filter(({ staffNumber }) => staffNumber !== me);
  if (others.length === 0) return null;
  return (
    <ActionTiles
      label={t('strip.changeTo')}
      choices={others.map(({ staffNumber, name, role }) => ({
        value: staffNumber,
        word: name,
        hint: `${t(`terms.roles.${role}`)} · ${staffNumber}`,
      }))}
      onChoose={onChoose}
    />
  );
}
