import { crewStepOf } from '@cordon/protocol/visit/route.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { verifiedPeople } from '@cordon/protocol/steps/verify-crew/step.ts';
import { ShowIdentity } from '../../../steps/crew/identity/show-identity.tsx';
import { ErasePerson } from './erase-person.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { StatusBadge } from '../../../ui/verdict/status-badge.tsx';
import styles from './story.module.css';

/** Who is in the cab: masked, with what was declared of them and whether they have been verified. */
export function People({ visit }: { visit: VisitState }) {
  const words = useWords();
  const { t } = words;
  const verified = verifiedPeople(crewStepOf(visit)?.progress?.entries ?? []);
  return (
    <Panel title={t('board.story.people')} level={3} flush>
      <ul>
        {visit.declaration.crew.map((member) => (
          <li key={member.personId} className={styles.person}>
            <div>
              <p>
                <strong>{member.maskedName}</strong> · {t(`terms.crewRoles.${member.role}`)}
              </p>
              <p className={styles.by}>
                {t(`terms.documents.${member.document}`)} · {member.passNumber ?? t('common.none')}
                {' · '}
                {member.sampledAt === null || member.result === null
                  ? t('board.story.person.untested')
                  : t('board.story.person.tested', {
                      result: t(`terms.results.${member.result}`),
                      at: words.dateTime(member.sampledAt),
                    })}
              </p>
            </div>
            <span className={styles.personEnd}>
              <ErasePerson visit={visit} personId={member.personId} maskedName={member.maskedName} />
              <ShowIdentity visitId={visit.id} personId={member.personId} maskedName={member.maskedName} size="desk" />
              {verified.has(member.personId) ? (
                <StatusBadge size="small" status="pass" word={t('board.story.person.verified')} />
              ) : (
                <StatusBadge size="small" status="waiting" word={t('board.story.person.notVerified')} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
