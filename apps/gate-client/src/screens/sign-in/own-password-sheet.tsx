import { useState } from 'react';
import { sessionRoutes } from '@cordon/protocol/wire/http/session.ts';
import { useApi } from '../../api/api.ts';
import type { Refusal } from '../../api/http.ts';
import { useWords } from '../../i18n/words.tsx';
import { PrimaryAction } from '../../ui/buttons/button.tsx';
import { SecretField } from '../../ui/fields/secret-field.tsx';
import { Notice, RefusalNotice } from '../../ui/page/notice.tsx';
import { Sheet } from '../../ui/sheet/sheet.tsx';
import { NewPasswordField, weaknessOf } from './new-password-field.tsx';
import styles from './sign-in.module.css';

type Props = { opened: boolean; staffNumber: string; onClose: () => void };

/** [U237] One's own password, by who knows the present one. */
export function OwnPasswordSheet({ opened, staffNumber, onClose }: Props) {
  const { t } = useWords();
  const api = useApi();
  const [password, setPassword] = useState('');
  const [fresh, setFresh] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState(false);
  const isWeak = refusal?.code === 'password-weak';

  async function change(): Promise<void> {
    const answer = await api.call(sessionRoutes['POST /session/password'], { body: { password, newPassword: fresh } });
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    setPassword('');
    setFresh('');
    setDone(true);
  }

  return (
    <Sheet opened={opened} onClose={onClose} title={t('entry.ownPassword')}>
      {done && <Notice tone="pass" title={t('entry.ownPasswordDone')} />}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <input type="text" name="username" autoComplete="username" value={staffNumber} readOnly hidden />
        <SecretField
          label={t('entry.password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          showWord={t('entry.show')}
          hideWord={t('entry.hide')}
        />
        <NewPasswordField
          staffNumber={staffNumber}
          value={fresh}
          onChange={(typed) => {
            setRefusal(null);
            setFresh(typed);
          }}
          judged={isWeak ? refusal.params['why'] : null}
        />
        <RefusalNotice refusal={isWeak ? null : refusal} onDismiss={() => setRefusal(null)} />
        <PrimaryAction
          disabled={password === '' || weaknessOf(fresh, staffNumber) !== null}
          why={t('entry.missing')}
          onPress={change}
        >
          {t('entry.newPasswordAction')}
        </PrimaryAction>
      </form>
    </Sheet>
  );
}
