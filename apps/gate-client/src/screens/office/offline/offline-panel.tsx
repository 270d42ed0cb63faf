import { completePolicy, type OfflinePolicy, offlinePolicy } from '@cordon/protocol/offline/policy.ts';
import { offlineRules } from '@cordon/protocol/steps/shape.ts';
import { isPlanned } from '@cordon/protocol/plan/shipped.ts';
import { sameValue } from '@cordon/protocol/same-value.ts';
import { stepShapes } from '@cordon/protocol/steps/kinds.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { Segmented } from '../../../ui/choose/segmented.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useSiteVersion } from '../parts/site-version.ts';
import { useSiteDraft } from '../parts/use-site-draft.ts';
import styles from './offline.module.css';

type Kind = keyof OfflinePolicy;
const kinds = (Object.keys(offlinePolicy.shape) as Kind[]).filter(isPlanned);

/** [U243] Which steps an officer may record without the server, one by one. */
export function OfflinePanel({ site }: { site: SiteState }) {
  const { t } = useWords();
  const act = useCommand();
  const basedOn = useSiteVersion();
  const saved = completePolicy(site.offline);
  const draft = useSiteDraft<OfflinePolicy>('office/offline', offlinePolicy, saved);
  const { value } = draft;

  async function save(): Promise<void> {
    if (await act.run({ type: 'setOffline', policy: value, basedOn })) draft.discard();
  }

  return (
    <Panel title={t('office.offline.title')} flush>
      <p className={styles.lead}>{t('office.offline.lead')}</p>
      <dl className={styles.rows}>
        {kinds.map((kind) => (
          <div key={kind} className={styles.row} data-kind={kind}>
            <dt>{t(`terms.steps.${kind}`)}</dt>
            <dd>
              {stepShapes[kind].offline === 'never' ? (
                t('office.offline.never')
              ) : (
                <Segmented
                  size="desk"
                  label={t(`terms.steps.${kind}`)}
                  value={value[kind]}
                  choices={offlineRules.map((rule) => ({ value: rule, word: t(`office.offline.rules.${rule}`) }))}
                  onChange={(rule) => draft.change({ ...value, [kind]: rule })}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <SaveBar
        act={act}
        dirty={!sameValue(value, saved)}
        overtaken={draft.overtaken}
        problem={null}
        onSave={save}
        onDiscard={draft.discard}
      />
    </Panel>
  );
}
