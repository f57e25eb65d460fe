import { blocksOf } from '@archway/terraform';
import { textOr } from '../estate/attributes';
import { problem, unseen, type Rule } from '../rule/rule';

export const instanceMetadataV1: Rule = {
  id: 'instance-metadata-v1',
  group: 'exposure',
  severity: 'warning',
  title: 'An instance answers metadata requests without a token',
  looksFor:
    'Instances, launch templates and launch configurations whose metadata_options do not require tokens (IMDSv2), unless the metadata endpoint is switched off or aws_ec2_instance_metadata_defaults of these configurations requires them.',
  why: "A flaw that makes a web server fetch an address of the attacker's choice is enough to read the credentials of its role.",
  fix: 'Set metadata_options { http_tokens = "required" }, with a hop limit of 1 where no containers need more.',
  awsPage:
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
  *check(estate) {
    const required = estate
      .all('aws_ec2_instance_metadata_defaults')
      .some(({ attributes }) => attributes['http_tokens'] === 'required');
    const types = [
      'aws_instance',
      'aws_launch_template',
      'aws_launch_configuration',
      'aws_spot_instance_request',
    ];
    for (const subject of estate.all(...types)) {
      const [options] = blocksOf(subject.attributes['metadata_options']);
      const tokens = textOr(options?.['http_tokens'], required ? 'required' : 'optional');
      const endpoint = textOr(options?.['http_endpoint'], 'enabled');
      if (tokens === undefined) yield unseen(subject, 'metadata_options.http_tokens');
      // An instance of a launch template takes its options from there.
      if (options === undefined && subject.attributes['launch_template'] !== undefined) continue;
      if (tokens === 'optional' && endpoint !== 'disabled') {
        yield problem(subject, 'metadata_options.http_tokens is not required');
      }
    }
  },
};
