//! What tokens of the common products and kinds are, in words.

/// The table as one text, like [`meanings`]; only the tests carry the sources along.
#[cfg(not(test))]
macro_rules! sentences {
    ($($provider:literal | $conditions:literal | $sentence:literal | $source:literal)+) => {
        concat!($("\x1e", $provider, "\x1f", $conditions, "\x1f", $sentence,)+)
    };
}
#[cfg(test)]
macro_rules! sentences {
    ($($provider:literal | $conditions:literal | $sentence:literal | $source:literal)+) => {
        concat!($("\x1e", $provider, "\x1f", $conditions, "\x1f", $sentence, "\x1f", $source,)+)
    };
}

/// A row: the product that issued the token (`*`: any), what must hold, the sentence, and where it is written down.
///
/// Conditions, all of which must hold: `name` is among the claims, `!name` isn't, `name=value` (also one of a list),
/// `name^start`, `name$end`; a dot before the name looks into the header; `a/b` is b within a. Slots are filled by
/// claims; `{iss>/realms/}` is what stands behind that in iss, up to the next slash. A sentence whose slot can't be
/// filled isn't said.
const SENTENCES: &str = sentences![
    "*" | ".typ=at+jwt"
        | "It is an access token: it goes to the API that aud names, in the Authorization field."
        | "https://www.rfc-editor.org/rfc/rfc9068#section-2.1"
    "*" | ".typ=application/at+jwt"
        | "It is an access token: it goes to the API that aud names, in the Authorization field."
        | "https://www.rfc-editor.org/rfc/rfc9068#section-2.1"
    "*" | ".typ=dpop+jwt htm htu"
        | "It is a DPoP proof for one request: {htm} {htu}. It goes in the DPoP field beside the access token, and each request needs a new one."
        | "https://www.rfc-editor.org/rfc/rfc9449#section-4.2"
    "*" | ".typ=dpop+jwt nonce"
        | "It answers the server's nonce {nonce}."
        | "https://www.rfc-editor.org/rfc/rfc9449#section-8"
    "*" | ".typ=kb+jwt"
        | "It is the holder's proof that belongs to an SD-JWT, made for {aud}."
        | "https://www.rfc-editor.org/rfc/rfc9901#section-4.3"
    "*" | ".typ=logout+jwt"
        | "It is a logout token: a sign-in service sends it to tell that a session is over. It gives no access."
        | "https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken"
    "*" | ".typ=secevent+jwt"
        | "It is a security event: news about an account for another service. It gives no access."
        | "https://www.rfc-editor.org/rfc/rfc8417#section-2.3"
    "*" | ".typ=token-introspection+jwt"
        | "It is a server's signed answer about another token. It gives no access by itself."
        | "https://www.rfc-editor.org/rfc/rfc9701#section-5"
    "*" | ".typ=oauth-authz-req+jwt"
        | "It is a signed request for a sign-in: its claims are the parameters. It gives no access."
        | "https://www.rfc-editor.org/rfc/rfc9101#section-10.8"
    "*" | ".typ=entity-statement+jwt"
        | "It is a statement of OpenID Federation about {sub}, and no credential."
        | "https://openid.net/specs/openid-federation-1_0.html#name-entity-statement"
    "*" | ".typ=openid4vci-proof+jwt"
        | "It proves to an issuer of credentials that a wallet has the key. It gives no access by itself."
        | "https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html"
    "*" | ".typ=dc+sd-jwt vct"
        | "It is a credential of the type {vct} that a wallet shows; what isn't disclosed stays hidden."
        | "https://datatracker.ietf.org/doc/draft-ietf-oauth-sd-jwt-vc/"
    "*" | ".typ=vc+sd-jwt vct"
        | "It is a credential of the type {vct} that a wallet shows; what isn't disclosed stays hidden."
        | "https://datatracker.ietf.org/doc/draft-ietf-oauth-sd-jwt-vc/"
    "*" | ".typ=passport"
        | "It is a PASSporT: a telephone network's word for who is calling whom."
        | "https://www.rfc-editor.org/rfc/rfc8225#section-4.1"
    "*" | ".typ=statuslist+jwt"
        | "It is a list of states of other tokens: which of them were taken back."
        | "https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/"
    "entra" | "tid=9188040d-6c67-4c5b-b112-36a304b66dad"
        | "Issued by Microsoft for a personal account, not for one of a company or school."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/id-token-claims-reference"
    "entra" | "!tid=9188040d-6c67-4c5b-b112-36a304b66dad"
        | "Issued by Microsoft Entra ID, tenant {tid}, as a token of version {ver}."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference"
    "entra" | "aud=00000003-0000-0000-c000-000000000000"
        | "It is for Microsoft Graph, so another API will refuse it."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens"
    "entra" | "aud=https://graph.microsoft.com"
        | "It is for Microsoft Graph, so another API will refuse it."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens"
    "entra" | "aud=https://graph.microsoft.com/"
        | "It is for Microsoft Graph, so another API will refuse it."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens"
    "entra" | "aud^https://management.azure.com"
        | "It is for Azure Resource Manager, so another API will refuse it."
        | "https://learn.microsoft.com/en-us/rest/api/azure/"
    "entra" | ".nonce"
        | "Its header has a nonce, as those for Microsoft's own APIs do: only Microsoft can check its signature, others see a wrong one."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens"
    "entra" | "scp"
        | "It acts for a signed-in user, with the delegated permissions {scp}."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference"
    "entra" | "idtyp=app"
        | "No user stands behind it: the application acts on its own, and its rights are the roles in it."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference"
    "entra" | "azp"
        | "It was handed to the client application {azp}."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference"
    "entra" | "appid"
        | "It was handed to the client application {appid}."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference"
    "entra" | "_claim_names/groups"
        | "The user is in more groups than fit: they aren't in the token, and an API that looks for them here finds none."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference"
    "entra" | "xms_cc=cp1"
        | "Its client says that it can handle claims challenges, so that the token may be withdrawn before its end."
        | "https://learn.microsoft.com/en-us/entra/identity-platform/claims-challenge"
    "google" | "aud$.apps.googleusercontent.com"
        | "Issued by Google as an ID token for the client {aud}. It says who signed in; Google's own APIs want an access token instead."
        | "https://developers.google.com/identity/openid-connect/openid-connect"
    "google" | "hd"
        | "The account belongs to the organization {hd}."
        | "https://developers.google.com/identity/openid-connect/openid-connect"
    "firebase" | "firebase"
        | "Issued by Firebase for the project {aud}, for a user who signed in by {firebase/sign_in_provider}. A backend of another project refuses it."
        | "https://firebase.google.com/docs/auth/admin/verify-id-tokens"
    "cognito" | "token_use=access"
        | "Issued by Amazon Cognito, user pool {iss>.amazonaws.com/}, as an access token for the client {client_id}. It has no aud, so a checker that asks for one refuses it."
        | "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html"
    "cognito" | "token_use=id"
        | "Issued by Amazon Cognito, user pool {iss>.amazonaws.com/}, as an ID token for the client {aud}."
        | "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html"
    "cognito" | "cognito:groups"
        | "Its user is in the groups {cognito:groups}."
        | "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html"
    "auth0" | "iss"
        | "Issued by Auth0, tenant {iss>https://}. Its iss ends with a slash, and a server that expects it without refuses the token."
        | "https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles"
    "auth0" | "permissions"
        | "The API's rights that it holds: {permissions}."
        | "https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles"
    "okta" | "iss cid"
        | "Issued by Okta, {iss>https://}, to the client {cid}."
        | "https://developer.okta.com/docs/guides/validate-access-tokens/dotnet/main/"
    "okta" | "cid !aud=api://default iss$.okta.com"
        | "It comes from the organization's own server: such a token is for Okta's APIs, and others can't check it."
        | "https://developer.okta.com/docs/concepts/auth-servers/"
    "keycloak" | "iss !typ"
        | "Issued by Keycloak, realm {iss>/realms/}."
        | "https://www.keycloak.org/docs/latest/server_admin/"
    "keycloak" | "typ=Bearer"
        | "Issued by Keycloak, realm {iss>/realms/}, to the client {azp} as an access token."
        | "https://www.keycloak.org/docs/latest/server_admin/"
    "keycloak" | "typ=ID"
        | "Issued by Keycloak, realm {iss>/realms/}, to the client {azp} as an ID token: it says who signed in, and an API wants the access token instead."
        | "https://www.keycloak.org/docs/latest/server_admin/"
    "keycloak" | "typ=Refresh"
        | "Issued by Keycloak, realm {iss>/realms/}, as a refresh token: it goes only to Keycloak itself, never to an API."
        | "https://www.keycloak.org/docs/latest/server_admin/"
    "keycloak" | "typ=Offline"
        | "Issued by Keycloak, realm {iss>/realms/}, as an offline refresh token: it goes only to Keycloak itself, never to an API."
        | "https://www.keycloak.org/docs/latest/server_admin/"
    "keycloak" | "realm_access"
        | "Its roles in the realm: {realm_access/roles}."
        | "https://www.keycloak.org/docs/latest/server_admin/"
    "supabase" | "role=service_role"
        | "It is a Supabase service key: it passes by all row level security. It belongs on a server, and in a browser it is a leak."
        | "https://supabase.com/docs/guides/api/api-keys"
    "supabase" | "role=anon"
        | "It is a Supabase key for anonymous visitors: what it may see the row level security policies decide."
        | "https://supabase.com/docs/guides/api/api-keys"
    "supabase" | "role=authenticated"
        | "Issued by Supabase for a signed-in user; what they may see the row level security policies decide."
        | "https://supabase.com/docs/guides/auth/jwt-fields"
    "kubernetes" | "kubernetes.io"
        | "Issued by Kubernetes for the service account {kubernetes.io/serviceaccount/name} in the namespace {kubernetes.io/namespace}."
        | "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/"
    "kubernetes" | "kubernetes.io/pod"
        | "It is bound to the pod {kubernetes.io/pod/name}: when that is gone, the token is too."
        | "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/"
    "kubernetes" | "iss=kubernetes/serviceaccount"
        | "It is of the old kind that is kept in a secret and never ends, for the service account {kubernetes.io/serviceaccount/service-account.name} in the namespace {kubernetes.io/serviceaccount/namespace}."
        | "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/"
    "github-actions" | "repository"
        | "Issued by GitHub Actions for a run of {workflow} in {repository}, on {ref}."
        | "https://docs.github.com/en/actions/reference/security/oidc"
    "github-actions" | "sub"
        | "What a cloud's trust policy compares is sub, letter by letter: {sub}."
        | "https://docs.github.com/en/actions/reference/security/oidc"
    "github-actions" | "aud"
        | "It is for {aud}."
        | "https://docs.github.com/en/actions/reference/security/oidc"
    "gitlab" | "project_path"
        | "Issued by GitLab CI for a job of {project_path}, on {ref}; the branch or tag is protected: {ref_protected}."
        | "https://docs.gitlab.com/ci/secrets/id_token_authentication/"
    "gitlab" | "aud"
        | "It is for {aud}; what stands there the job's id_tokens says."
        | "https://docs.gitlab.com/ci/secrets/id_token_authentication/"
    "apple" | "aud"
        | "Issued by Apple for {aud} as an ID token after a sign-in; Apple has no API that takes it."
        | "https://developer.apple.com/documentation/signinwithapple/authenticating-users-with-sign-in-with-apple"
    "apple" | "is_private_email"
        | "Whether the address is one of Apple's that forwards mail: {is_private_email}."
        | "https://developer.apple.com/documentation/signinwithapple/authenticating-users-with-sign-in-with-apple"
    "clerk" | "azp"
        | "Issued by Clerk for the page {azp}. Session tokens of Clerk live for a minute, and the page fetches new ones."
        | "https://clerk.com/docs/guides/sessions/session-tokens"
    "*" | "aud=https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit uid"
        | "It is a custom token of Firebase: an app exchanges it for an ID token, and an API doesn't take it."
        | "https://firebase.google.com/docs/auth/admin/create-custom-tokens"
    "*" | "aud=https://appleid.apple.com iss sub"
        | "It is a client secret for Sign in with Apple, made by the team {iss} for {sub}."
        | "https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret"
    "*" | "at_hash"
        | "It comes from a sign-in with OpenID Connect: it says who signed in, and isn't meant for an API."
        | "https://openid.net/specs/openid-connect-core-1_0.html#IDToken"
    "*" | "cnf/jkt"
        | "It is bound to a key: it is sent with the word DPoP and a new proof for each request, not with Bearer."
        | "https://www.rfc-editor.org/rfc/rfc9449#section-6.1"
    "*" | "cnf/x5t#S256"
        | "It is bound to a client certificate: it is good only over a connection that was opened with that one."
        | "https://www.rfc-editor.org/rfc/rfc8705#section-3.1"
    "*" | "cnf/jwk !vct"
        | "It is bound to the key in cnf: whoever sends it has to prove that they hold it."
        | "https://www.rfc-editor.org/rfc/rfc7800#section-3.2"
    "*" | "cnf/kid"
        | "It is bound to the key {cnf/kid}: whoever sends it has to prove that they hold it."
        | "https://www.rfc-editor.org/rfc/rfc7800#section-3.4"
    "*" | "act/sub"
        | "{act/sub} acts here in the name of {sub}."
        | "https://www.rfc-editor.org/rfc/rfc8693#section-4.1"
    "*" | "scope !scp"
        | "The rights that it holds: {scope}."
        | "https://www.rfc-editor.org/rfc/rfc8693#section-4.2"
];

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The product that issued the token, or `*`.
    pub provider: &'static str,
    /// What must hold, by spaces.
    pub conditions: &'static str,
    /// The sentence, with slots for claims.
    pub sentence: &'static str,
}

/// The rows of the table.
pub fn lines() -> impl Iterator<Item = Line> {
    super::entries(SENTENCES).filter_map(|mut fields| {
        Some(Line { provider: fields.next()?, conditions: fields.next()?, sentence: fields.next()? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_whole_and_cited() {
        assert!(lines().count() >= 60);
        for fields in super::super::entries(SENTENCES) {
            let fields: Vec<&str> = fields.collect();
            let [provider, conditions, sentence, source] = fields[..] else { panic!("{fields:?}") };
            assert!(!provider.is_empty() && !conditions.is_empty(), "{sentence}");
            assert!(sentence.ends_with('.') && sentence.len() <= 260, "{sentence}");
            assert!(source.starts_with("https://"), "{sentence}");
        }
    }
}
