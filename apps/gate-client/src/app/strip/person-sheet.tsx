import { mayReach } from '@cordon/protocol/wire/http/route.ts';
import { sessionRoutes } from '@cordon/protocol/wire/http/session.ts';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.tsx';
import { screensFor, type ScreenPath } from '../../session/home.ts';
import { recentPeople } from '../../session/recent-people.ts';
import { useSession } from '../../session/session-store.ts';
import { OwnWaiting } from '../../shift/own-waiting.tsx';
import type { MyShift } from '../../shift/use-shift.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { ActionTiles } from '../../ui/choose/tiles.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import styles from './strip.module.css';

type Props = {
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
export function PersonSheet({ opened, shift, onClose, onStart, onHandOver, onPassword, onSignOff }: Props) {
  const { t, dateTime } = useWords();
  const { session } = useSession();
  const navigate = useNavigate();
  if (session === null) return null;
  const { person, device, expiresAt } = session;
  const screens = screensFor(person.role);
  return (
    <Sheet opened={opened} onClose={onClose} title={person.name}>
      <p>
        {shift.kind === 'open' && `${t('strip.shiftSince', { time: dateTime(shift.shift.from) })} · `}
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
        {shift.kind === 'not-begun' && (
          <ActionButton tone="accent" onPress={onStart}>
            {t('strip.shiftStart')}
          </ActionButton>
        )}
        {shift.kind === 'open' && (
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
