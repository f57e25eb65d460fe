/** Where the resources of the sample stack stand: addresses, with their construct paths. */
export const ID = 'lambdas-prod';
export const QUEUE = [
  'aws_sqs_queue.Thumbnail_Queue_963BECAB',
  'lambdas-prod/Thumbnail/Queue/Default',
] as const;
export const ROLE = [
  'aws_iam_role.Thumbnail_Function_Role_B57277B0',
  'lambdas-prod/Thumbnail/Function/Role/Default',
] as const;
export const POLICY = 'aws_iam_role_policy.Thumbnail_Function_Role_Policy_7DBF72F3';
export const UPLOADS = ['aws_s3_bucket.Uploads', 'lambdas-prod/Uploads/Default'] as const;
export const ALARM = [
  'aws_cloudwatch_metric_alarm.Mobile_DeadLetters_A3E04631',
  'lambdas-prod/Mobile/DeadLetters/Default',
] as const;
export const TOPIC_POLICY = [
  'aws_sns_topic_policy.Uploaded_Policy_7617B5AD',
  'lambdas-prod/Uploaded/Policy',
] as const;
export const SUBSCRIPTION = 'aws_sns_topic_subscription.Uploaded_Mobile_6C3CB201';
export const VERSIONING = [
  'aws_s3_bucket_versioning.Uploads_Versioning_8F6A0442',
  'lambdas-prod/Uploads/Versioning',
] as const;
export const DEPLOYER = [
  'aws_iam_role_policy.Deployer_Policy_5C7D11A2',
  'lambdas-prod/Deployer/Policy',
] as const;
export const PREVIEW_ROLE = 'aws_iam_role.Preview_Function_Role_0C2A77D4';
export const DRIFTED = [
  'aws_lambda_function.Mobile_Function_EE3CBC97',
  'lambdas-prod/Mobile/Function/Default',
] as const;
