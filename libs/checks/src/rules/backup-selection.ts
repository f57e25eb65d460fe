import { blocksOf, isUnknown, textsOf } from '@archway/terraform';
import { isFilled, isStated } from '../estate/attributes';
import { problem, unseen, type Rule } from '../rule/rule';

export const backupSelection: Rule = {
  id: 'backup-selection',
  group: 'storage',
  severity: 'warning',
  title: 'A backup selection selects everything',
  looksFor:
    'Selections of AWS Backup without resources, selection_tag and condition, and those whose resources hold * together with a selection_tag. Resources or tags select, so that such a tag narrows nothing. Only conditions, and not_resources, narrow what is selected.',
  why: 'Every resource of every service that is opted in is backed up, and paid for, where somebody meant a few.',
  fix: 'Write the tag as a condition (string_equals with the key aws:ResourceTag/…) next to resources = ["*"].',
  awsPage: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html',
  *check(estate) {
    for (const selection of estate.all('aws_backup_selection')) {
      const {
        resources,
        selection_tag: tags,
        condition,
        not_resources: except,
      } = selection.attributes;
      if ([resources, tags, condition].some((value) => isUnknown(value) && isStated(value))) {
        yield unseen(selection, 'what it selects');
        continue;
      }
      if (blocksOf(condition).length > 0) continue;
      const tagged = blocksOf(tags).length > 0;
      if (textsOf(resources).includes('*') && tagged) {
        yield problem(
          selection,
          'it selects every resource: a tag next to "*" adds to it and narrows nothing',
        );
      } else if (!isFilled(resources) && !tagged && !isFilled(except)) {
        yield problem(
          selection,
          'it names no resource, no tag and no condition: AWS Backup selects everything',
        );
      }
    }
  },
};
