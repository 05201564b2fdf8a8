//! Kubernetes: its API server and kubectl.

use super::{At, Product, Row, Words};
use crate::finding::{Citation, Confidence, cite};

const AUTHN_DOCS: Citation =
    cite("Kubernetes, authenticating", "https://kubernetes.io/docs/reference/access-authn-authz/authentication/");
const RBAC_DOCS: Citation =
    cite("Kubernetes, using RBAC authorization", "https://kubernetes.io/docs/reference/access-authn-authz/rbac/");
const ADMISSION_DOCS: Citation = cite(
    "Kubernetes, dynamic admission control",
    "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/",
);
const PODS_DOCS: Citation =
    cite("Kubernetes, pod security admission", "https://kubernetes.io/docs/concepts/security/pod-security-admission/");
const QUOTA_DOCS: Citation =
    cite("Kubernetes, resource quotas", "https://kubernetes.io/docs/concepts/policy/resource-quotas/");

/// Kubernetes.
pub const PRODUCT: Product = Product {
    name: Some("Kubernetes"),
    rows: &[
        Row {
            at: At::Any,
            words: Words::Has("User \"system:anonymous\" cannot"),
            status: &[],
            means: "no-credentials",
            confidence: Confidence::Certain,
            says: "The API server saw nobody: no token reached it, for instance from a variable that is empty.",
            fixes: &["send-credentials", "fix-authorization-value", "check-token-storage"],
            citation: AUTHN_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("User \"system:serviceaccount:"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The service account is known, and no Role or ClusterRole bound to it allows this verb on this \
                  resource.",
            fixes: &["grant-role"],
            citation: RBAC_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("is forbidden: exceeded quota"),
            status: &[],
            means: "quota-exhausted",
            confidence: Confidence::Certain,
            says: "The namespace's ResourceQuota is used up.",
            fixes: &["raise-quota"],
            citation: QUOTA_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("violates PodSecurity"),
            status: &[],
            means: "policy-blocked",
            confidence: Confidence::Certain,
            says: "The namespace's pod security level doesn't allow this pod.",
            fixes: &["adjust-policy", "fix-request"],
            citation: PODS_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("admission webhook \""),
            status: &[],
            means: "policy-blocked",
            confidence: Confidence::Likely,
            says: "An admission webhook refused the object; its own words stand behind its name.",
            fixes: &["adjust-policy", "fix-request"],
            citation: ADMISSION_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("is forbidden: User \""),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user is known, and no Role or ClusterRole bound to it allows this verb on this resource.",
            fixes: &["grant-role"],
            citation: RBAC_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("no RBAC policy matched"),
            status: &[],
            means: "insufficient-permission",
            confidence: Confidence::Certain,
            says: "The user is known, and no Role or ClusterRole allows this.",
            fixes: &["grant-role"],
            citation: RBAC_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Starts("error: You must be logged in to the server"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Likely,
            says: "The API server didn't accept kubectl's credentials: expired, or of another cluster.",
            fixes: &["get-new-token", "use-right-environment"],
            citation: AUTHN_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("the server has asked for the client to provide credentials"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Likely,
            says: "The API server didn't accept the credentials: expired, missing, or of another cluster.",
            fixes: &["get-new-token", "use-right-environment"],
            citation: AUTHN_DOCS,
        },
        Row {
            at: At::Any,
            words: Words::Has("service account token has expired"),
            status: &[],
            means: "token-expired",
            confidence: Confidence::Certain,
            says: "The service account's token is past its time; programs must read the file again, as it is renewed \
                  there.",
            fixes: &["get-new-token", "refresh-before-expiry"],
            citation: AUTHN_DOCS,
        },
    ],
};
