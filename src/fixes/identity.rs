//! What the administrator of accounts, applications and rights can do.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    // https://learn.microsoft.com/powershell/module/activedirectory/unlock-adaccount
    Fix {
        id: "unlock-account",
        actor: Actor::IdentityAdmin,
        title: "Unlock the account",
        steps: &[
            step(
                On::Any,
                "First find what keeps locking it: often a phone, a scheduled task or a mapped drive with an old \
                 password. Then unlock it in the console of the directory.",
                None,
            ),
            step(
                On::Windows,
                "In Active Directory, in PowerShell. Put the account's name into USER first.",
                Some("Unlock-ADAccount -Identity \"$USER\""),
            ),
            step(
                On::Any,
                "In most cloud directories the lock ends by itself after a while; a new password ends it sooner.",
                None,
            ),
        ],
    },
    // https://learn.microsoft.com/powershell/module/activedirectory/enable-adaccount
    Fix {
        id: "enable-user",
        actor: Actor::IdentityAdmin,
        title: "Enable the account again",
        steps: &[
            step(
                On::Any,
                "Ask why it was disabled before you enable it: the person may have left, or the account may have been \
                 misused. Check the licence and the end date too.",
                None,
            ),
            step(
                On::Windows,
                "In Active Directory, in PowerShell. Put the account's name into USER first.",
                Some("Enable-ADAccount -Identity \"$USER\""),
            ),
        ],
    },
    // https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal
    Fix {
        id: "assign-user",
        actor: Actor::IdentityAdmin,
        title: "Assign the user to the application",
        steps: &[
            step(
                On::Any,
                "The application admits only those who are assigned to it. Add the person, or better a group that \
                 they are in, in the application's settings at the identity provider.",
                None,
            ),
            step(
                On::Any,
                "In Microsoft Entra: Enterprise apps, the application, Users and groups, Add user/group. Groups \
                 inside that group don't count.",
                None,
            ),
        ],
    },
    Fix {
        id: "grant-role",
        actor: Actor::IdentityAdmin,
        title: "Give the missing role",
        steps: &[
            step(
                On::Any,
                "Find the smallest role that allows this one action, and give it to the user, the group or the \
                 service account that was refused, on this resource only and not on everything.",
                None,
            ),
            step(
                On::Any,
                "The account must get a new token afterwards: roles are written into tokens when they are issued. \
                 Some systems need a few minutes to spread the change.",
                None,
            ),
            // https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
            step(
                On::Any,
                "In Kubernetes, see what the caller may do. ACCOUNT is its full name, as the refusal gives it.",
                Some("kubectl auth can-i --list --as=\"$ACCOUNT\""),
            ),
        ],
    },
    Fix {
        id: "grant-scope",
        actor: Actor::IdentityAdmin,
        title: "Allow the scope for the client",
        steps: &[
            step(
                On::Any,
                "Add this scope to those that the client may ask for, in its registration. The API must have it \
                 defined first.",
                Some("{scope}"),
            ),
            step(
                On::Any,
                "Then the client has to ask for it and get a new token: the one that it holds doesn't change.",
                None,
            ),
        ],
    },
    // https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent
    Fix {
        id: "give-consent",
        actor: Actor::IdentityAdmin,
        title: "Agree on behalf of the organization",
        steps: &[
            step(
                On::Any,
                "Look at who publishes the application and which rights it wants. If it is trusted, an administrator \
                 agrees once for everyone; the people then see no question.",
                None,
            ),
            step(
                On::Any,
                "In Microsoft Entra: Enterprise apps, the application, Permissions, Grant admin consent. For an \
                 application of your own: App registrations, the application, API permissions, Grant admin consent.",
                None,
            ),
        ],
    },
    // https://docs.github.com/authentication/authenticating-with-single-sign-on
    Fix {
        id: "authorize-sso",
        actor: Actor::IdentityAdmin,
        title: "Authorize the token for single sign-on",
        steps: &[
            step(
                On::Any,
                "The organization admits only tokens and keys that were tied to its single sign-on. The owner of the \
                 token does that once, while signed in to the organization.",
                None,
            ),
            step(
                On::Any,
                "On GitHub: open the list of personal access tokens (classic), choose Configure SSO beside the token, \
                 and authorize the organization. If Configure SSO is missing, sign in to the organization once first. \
                 For SSH keys it is the same in their list.",
                Some("https://github.com/settings/tokens"),
            ),
            step(
                On::Any,
                "A fine-grained token is tied to its organization when it is made; an owner of the organization may \
                 have to approve it.",
                None,
            ),
        ],
    },
    // https://cloud.google.com/docs/authentication/api-keys
    Fix {
        id: "edit-key-restrictions",
        actor: Actor::IdentityAdmin,
        title: "Correct the restrictions of the key",
        steps: &[
            step(
                On::Any,
                "The key may be used only from certain addresses, pages, apps, or for certain APIs. Add the one that \
                 was refused; don't lift the restrictions altogether.",
                None,
            ),
            step(
                On::Any,
                "In the Google Cloud console: APIs & Services, Credentials, the key. Application restrictions say \
                 from where, API restrictions for what. A change can take some minutes.",
                None,
            ),
            step(
                On::Any,
                "A key restricted to web pages doesn't work from a server, which sends no Referer: make a second key \
                 for it.",
                None,
            ),
        ],
    },
    // https://cloud.google.com/service-usage/docs/enable-disable
    Fix {
        id: "enable-api",
        actor: Actor::IdentityAdmin,
        title: "Enable the API for the project",
        steps: &[
            step(
                On::Any,
                "The API is switched off in the project that the key or client belongs to. The refusal usually holds \
                 a link that switches it on; check that it names the right project.",
                None,
            ),
            step(
                On::Any,
                "With gcloud; put the API's name, such as gmail.googleapis.com, into API.",
                Some("gcloud services enable \"$API\""),
            ),
            step(On::Any, "Wait a few minutes before the next try.", None),
        ],
    },
    // https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials
    Fix {
        id: "new-client-secret",
        actor: Actor::IdentityAdmin,
        title: "Make a new client secret",
        steps: &[
            step(
                On::Any,
                "Make a second secret beside the old one, put it into the application, see that it works, then remove \
                 the old one. Note its end date where someone will see it in time.",
                None,
            ),
            step(
                On::Any,
                "In Microsoft Entra: App registrations, the application, Certificates & secrets, New client secret. \
                 Copy Value, which is shown only once, not Secret ID.",
                None,
            ),
            step(
                On::Any,
                "A certificate or a workload identity needs no shared secret at all, where the platform has it.",
                None,
            ),
        ],
    },
    Fix {
        id: "raise-quota",
        actor: Actor::IdentityAdmin,
        title: "Raise the quota",
        steps: &[
            step(
                On::Any,
                "See in the provider's console which quota ran out, when it starts anew, and who used it: a loop in \
                 one program often eats what is meant for all.",
                None,
            ),
            step(
                On::Any,
                "Check that billing is active, then ask for a higher quota or a larger plan. At Google Cloud: IAM & \
                 Admin, Quotas & System Limits.",
                None,
            ),
        ],
    },
    // https://support.google.com/a/answer/7281227
    Fix {
        id: "allow-app",
        actor: Actor::IdentityAdmin,
        title: "Allow the application in the organization",
        steps: &[
            step(
                On::Any,
                "The organization hasn't allowed this application. Look at its publisher and at the rights it wants, \
                 then add it to the allowed ones, for those who need it.",
                None,
            ),
            step(
                On::Any,
                "In the Google Admin console: Security, Access and data control, API controls, and there the app \
                 access settings. Search for the application by its client id.",
                Some("https://admin.google.com/"),
            ),
        ],
    },
    // https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access
    Fix {
        id: "adjust-policy",
        actor: Actor::IdentityAdmin,
        title: "Look at the policy that refused",
        steps: &[
            step(
                On::Any,
                "Find the sign-in in the log of the identity provider by its time and user, or by the request number \
                 in the answer. It names the policy and the condition that wasn't met.",
                None,
            ),
            step(
                On::Any,
                "In Microsoft Entra: open the sign-in logs, choose the entry, then its Conditional Access tab.",
                None,
            ),
            step(
                On::Any,
                "Better meet the condition (a registered device, a second factor) than weaken the policy. If it must \
                 change, exclude as few as possible, and try it in report-only mode first.",
                None,
            ),
        ],
    },
    // RFC 7009, section 2.1.
    Fix {
        id: "revoke-credential",
        actor: Actor::IdentityAdmin,
        title: "Revoke what others have seen",
        steps: &[
            step(
                On::Any,
                "Whoever has seen a token, key or password can use it. Revoke or replace it at its issuer now; \
                 deleting the message or the commit doesn't help.",
                None,
            ),
            step(
                On::Any,
                "An OAuth server may have an endpoint for that (revocation_endpoint in its description). \
                 REVOCATION_ENDPOINT is its address, TOKEN the leaked token.",
                Some(
                    "curl -sSi -u \"$CLIENT_ID:$CLIENT_SECRET\" --data-urlencode \"token=$TOKEN\" \
                     \"$REVOCATION_ENDPOINT\"",
                ),
            ),
            step(
                On::Any,
                "A JWT that services check by themselves stays good until its exp, even so. End its sessions, and \
                 change the signing key if the harm is great.",
                None,
            ),
            step(On::Any, "Then look through the log for uses that weren't yours.", None),
        ],
    },
];
