import { passwordRoles } from '@cordon/protocol/authorisation.ts';
import type { StaffMember } from '@cordon/protocol/site/settings.ts';
import { type StaffAccess, staffRoutes } from '@cordon/protocol/wire/http/staff.ts';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../../api/api.ts';
import type { Answer } from '../../../api/http.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DangerAction } from '../../../ui/buttons/danger.tsx';
import { Notice, RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import styles from './people.module.css';
import parts from '../parts/parts.module.css';

type Props = {
  member: StaffMember;
  access: StaffAccess | null; // null: not known yet
  added: boolean; // just now: without a way in they can't sign in
  onChanged: () => Promise<void>;
  onClose: () => void;
};

type Outcome = { kind: 'shown'; secret: Secret } | { kind: 'done'; word: 'unlocked' | 'totpReset' };

/** How somebody comes in, and what the office can do about it. */
export function AccessSheet({ member, access, added, onChanged, onClose }: Props) {
  const { t } = useWords();
  const api = useApi();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [refusal, setRefusal] = useState<CommandRefusal | null>(null);
  const { personId, role } = member;
  const whose = { params: { personId } };

  async function act<T>(asked: Promise<Answer<T>>, outcomeOf: (value: T) => Outcome): Promise<void> {
    const answer = await asked;
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    setOutcome(outcomeOf(answer.value));
    await onChanged();
  }

  return (
    <Sheet opened onClose={onClose} title={t('office.access.title', { name: member.name })}>
      {added && outcome === null && <Notice tone="pass" title={t('office.access.added')} />}
      {outcome?.kind === 'shown' && <ShownOnce member={member} secret={outcome.secret} />}
      {outcome?.kind === 'done' && <Notice tone="pass" title={t(`office.access.${outcome.word}`)} />}
      <RefusalNotice refusal={refusal} onDismiss={() => setRefusal(null)} />
      <div>
        {access?.locked === true && (
          <WayIn name={t('office.access.locked')} text={t('office.access.lockedText')}>
            <ActionButton
              onPress={() =>
                act(api.call(staffRoutes['POST /staff/:personId/unlock'], whose), () => ({
                  kind: 'done',
                  word: 'unlocked',
                }))
              }
            >
              {t('office.access.unlock')}
            </ActionButton>
          </WayIn>
        )}
        <WayIn name={t('office.access.columns.pin')} text={t('office.access.pinText')}>
          <DangerAction
            tone="hold"
            onConfirm={() =>
              act(api.call(staffRoutes['POST /staff/:personId/pin'], whose), ({ pin }) => ({
                kind: 'shown',
                secret: { kind: 'pin', pin },
              }))
            }
          >
            {t('office.access.newPin')}
          </DangerAction>
        </WayIn>
        {passwordRoles.includes(role) ? (
          <WayIn name={t('office.access.columns.password')} text={t('office.access.passwordText')}>
            <DangerAction
              tone="hold"
              onConfirm={() =>
                act(api.call(staffRoutes['POST /staff/:personId/password'], whose), (made) => ({
                  kind: 'shown',
                  secret: { kind: 'password', ...made },
                }))
              }
            >
              {t('office.access.newPassword')}
            </DangerAction>
          </WayIn>
        ) : (
          <WayIn name={t('office.access.columns.password')} text={t('office.access.noPassword')} />
        )}
        {access?.totp === true && (
          <WayIn name={t('office.access.columns.totp')} text={t('office.access.totpText')}>
            <DangerAction
              tone="hold"
              onConfirm={() =>
                act(api.call(staffRoutes['DELETE /staff/:personId/totp'], whose), () => ({
                  kind: 'done',
                  word: 'totpReset',
                }))
              }
            >
              {t('office.access.resetTotp')}
            </DangerAction>
          </WayIn>
        )}
      </div>
    </Sheet>
  );
}

function WayIn({ name, text, children }: { name: string; text: string; children?: ReactNode }) {
  return (
    <section className={styles.way}>
      <div>
        <h3 className={styles.wayName}>{name}</h3>
        <p>{text}</p>
      </div>
      {children}
    </section>
  );
}

/** What was made for somebody to come in with: shown this once. */
type Secret = { kind: 'pin'; pin: string } | { kind: 'password'; password: string; expiresAt: number };

/** It is kept nowhere: closing the sheet forgets it. */
function ShownOnce({ member: { name, staffNumber }, secret }: { member: StaffMember; secret: Secret }) {
  const { t, dateTime } = useWords();
  const who = { name, number: staffNumber };
  return (
    <section>
      {secret.kind === 'pin' ? (
        <>
          <p>{t('office.access.shownPin', who)}</p>
          <output className={styles.pin} data-pin>
            {secret.pin}
          </output>
        </>
      ) : (
        <>
          <p>{t('office.access.shownPassword', { ...who, until: dateTime(secret.expiresAt) })}</p>
          <output className={styles.password} data-password>
            {secret.password}
          </output>
        </>
      )}
      <p className={parts.soft}>{t('office.access.once')}</p>
    </section>
  );
}
