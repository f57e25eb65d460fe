/** What makes the AWS provider take keys that nobody issued, and call nobody. */
export const NO_ACCOUNT = {
  access_key: 'offline',
  secret_key: 'offline',
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: true,
};
