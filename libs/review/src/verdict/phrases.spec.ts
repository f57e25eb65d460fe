import type { Concern } from '../review/review';
import { phraseOf } from './phrases';

const concern = (address: string, principal?: Concern['principal']): Concern => ({
  ...{ kind: 'privilege', level: 'look', plan: 'shop', address, constructPath: address },
  ...{ text: 'maker may now do more', details: [], ...(principal && { principal }) },
});

const role = (isNew: boolean): Concern['principal'] => ({ address: 'aws_iam_role.Maker', isNew });

describe('permissions in the leading sentence', () => {
  const stated = [
    'aws_iam_role_policy.A',
    'aws_iam_role_policy_attachment.B',
    'aws_iam_role.Maker',
  ];

  it('are of one role, whatever states them', () => {
    const concerns = stated.map((address) => concern(address, role(false)));
    expect(phraseOf('privilege', concerns)).toBe('1 role may do more than before');
  });

  it('are of as many as are known apart', () => {
    const concerns = stated.map((address) => concern(address));
    expect(phraseOf('privilege', concerns)).toBe('3 roles may do more than before');
  });

  it('are nothing that somebody new could do before', () => {
    const concerns = stated.map((address) => concern(address, role(true)));
    expect(phraseOf('privilege', concerns)).toBe('1 new role may reach beyond this plan');
  });
});
