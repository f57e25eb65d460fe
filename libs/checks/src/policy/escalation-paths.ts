/** An action, and an ARN that it would have for something that the policies do not name. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  /** The service that a role is passed to. */
  readonly passedTo?: string;
}

/** What turns into any permission: all of it is needed. */
export interface EscalationPath {
  readonly needs: readonly Need[];
  readonly gives: string;
}

const iam = (action: string, kind: string): EscalationPath => ({
  needs: [{ action: `iam:${action}`, resource: `arn:aws:iam::{account}:${kind}/unnamed` }],
  gives: 'give itself every permission',
});

/**
 * What makes something that runs with a role which is passed to it: "Grant a user permissions to pass a
 * role to an AWS service", docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
const running = (action: string, passedTo: string, resource: string): EscalationPath => ({
  needs: [
    { action: 'iam:PassRole', resource: 'arn:aws:iam::{account}:role/unnamed', passedTo },
    { action, resource: `arn:aws:${resource.replace(':', ':eu-west-1:{account}:')}` },
  ],
  gives: 'use every role',
});

/**
 * The access level "Permissions management" and ways to act as somebody else:
 * docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  iam('CreatePolicyVersion', 'policy'),
  iam('SetDefaultPolicyVersion', 'policy'),
  iam('AttachUserPolicy', 'user'),
  iam('AttachGroupPolicy', 'group'),
  iam('AttachRolePolicy', 'role'),
  iam('PutUserPolicy', 'user'),
  iam('PutGroupPolicy', 'group'),
  iam('PutRolePolicy', 'role'),
  iam('AddUserToGroup', 'group'),
  iam('CreateAccessKey', 'user'),
  iam('CreateLoginProfile', 'user'),
  iam('UpdateLoginProfile', 'user'),
  iam('UpdateAssumeRolePolicy', 'role'),
  running('lambda:CreateFunction', 'lambda.amazonaws.com', 'lambda:function:unnamed'),
  running('ec2:RunInstances', 'ec2.amazonaws.com', 'ec2:instance/unnamed'),
  running('ecs:RunTask', 'ecs-tasks.amazonaws.com', 'ecs:task-definition/unnamed'),
  running('cloudformation:CreateStack', 'cloudformation.amazonaws.com', 'cloudformation:stack/u/u'),
  running('codebuild:CreateProject', 'codebuild.amazonaws.com', 'codebuild:project/unnamed'),
  running('glue:CreateJob', 'glue.amazonaws.com', 'glue:job/unnamed'),
  running('states:CreateStateMachine', 'states.amazonaws.com', 'states:stateMachine:unnamed'),
  running(
    'sagemaker:CreateNotebookInstance',
    'sagemaker.amazonaws.com',
    'sagemaker:notebook-instance/unnamed',
  ),
  {
    needs: [
      {
        action: 'lambda:UpdateFunctionCode',
        resource: 'arn:aws:lambda:eu-west-1:{account}:function:unnamed',
      },
    ],
    gives: 'run its own code with the role of every function',
  },
];
