//! HOST: one distribution in front of pages, assets and API, what it caches, and what it says along.

use serde_json::{Value, json};

use super::{Faults, Template, differences, texts, unless};

pub(super) fn faults(template: &Template) -> Faults {
    let host = &template.properties("Distribution")["DistributionConfig"];
    let reference = |name: &str| json!({ "Ref": name });
    let wanted = [
        ("/Enabled", json!(true)),
        (
            "/Aliases",
            json!({ "Fn::If": ["HasDomain", [reference("Domain")], reference("AWS::NoValue")] }),
        ),
        ("/ViewerCertificate/Fn::If/1/AcmCertificateArn", reference("CertificateArn")),
        ("/ViewerCertificate/Fn::If/1/MinimumProtocolVersion", json!("TLSv1.2_2021")),
        ("/Logging", Value::Null),
        ("/DefaultCacheBehavior/TargetOriginId", json!("api")),
        (
            "/DefaultCacheBehavior/AllowedMethods",
            json!(["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]),
        ),
        ("/DefaultCacheBehavior/CachedMethods", json!(["GET", "HEAD"])),
        ("/DefaultCacheBehavior/CachePolicyId", reference("CachedByLanguage")),
        ("/DefaultCacheBehavior/OriginRequestPolicyId", reference("SentToApi")),
        ("/CacheBehaviors/0/PathPattern", json!("/v1/assets/*")),
        ("/CacheBehaviors/0/TargetOriginId", json!("assets")),
        ("/CacheBehaviors/0/CachePolicyId", reference("CachedForGood")),
        ("/CacheBehaviors/0/FunctionAssociations/0/EventType", json!("viewer-request")),
        (
            "/CacheBehaviors/0/FunctionAssociations/0/FunctionARN",
            json!({ "Fn::GetAtt": ["Compressed", "FunctionARN"] }),
        ),
        ("/CacheBehaviors/1/PathPattern", json!("/v1/embed*.js")),
        ("/CacheBehaviors/1/TargetOriginId", json!("assets")),
        ("/CacheBehaviors/1/CachePolicyId", reference("CachedShortly")),
        ("/CacheBehaviors/2/PathPattern", json!("/v1/*")),
        ("/CacheBehaviors/2/TargetOriginId", json!("api")),
        (
            "/CacheBehaviors/2/AllowedMethods",
            json!(["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]),
        ),
        ("/CacheBehaviors/2/CachedMethods", json!(["GET", "HEAD"])),
        ("/CacheBehaviors/2/CachePolicyId", reference("CachedAsAnswered")),
        ("/CacheBehaviors/2/OriginRequestPolicyId", reference("SentToApi")),
        ("/CacheBehaviors/3", Value::Null),
    ];
    let mut faults = differences("Distribution", host, &wanted);
    let others = host["CacheBehaviors"].as_array().into_iter().flatten();
    for behavior in others.chain([&host["DefaultCacheBehavior"]]) {
        let wanted = [
            ("/ViewerProtocolPolicy", json!("redirect-to-https")),
            ("/ResponseHeadersPolicyId", reference("AnswerHeaders")),
            ("/Compress", json!(true)),
        ];
        faults.extend(differences("A behavior", behavior, &wanted));
    }
    faults.extend(origin_faults(&host["Origins"], template));
    faults.extend(policy_faults(template));
    faults
}

fn origin_faults(origins: &Value, template: &Template) -> Faults {
    let api = "${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}";
    let secret =
        json!([{ "HeaderName": "x-origin-secret", "HeaderValue": { "Ref": "OriginSecret" } }]);
    let wanted = [
        ("/0/Id", json!("api")),
        ("/0/DomainName", json!({ "Fn::Sub": api })),
        ("/0/CustomOriginConfig/OriginProtocolPolicy", json!("https-only")),
        ("/0/CustomOriginConfig/OriginSSLProtocols", json!(["TLSv1.2"])),
        ("/0/OriginCustomHeaders", secret),
        ("/1/Id", json!("assets")),
        ("/1/DomainName", json!({ "Fn::GetAtt": ["Assets", "RegionalDomainName"] })),
        ("/1/OriginAccessControlId", json!({ "Fn::GetAtt": ["AssetsAccess", "Id"] })),
        ("/1/OriginCustomHeaders", Value::Null),
        ("/2", Value::Null),
    ];
    let mut faults = differences("Origins", origins, &wanted);
    let access = [
        ("/OriginAccessControlOriginType", json!("s3")),
        ("/SigningBehavior", json!("always")),
        ("/SigningProtocol", json!("sigv4")),
    ];
    let found = &template.properties("AssetsAccess")["OriginAccessControlConfig"];
    faults.extend(differences("AssetsAccess", found, &access));
    faults
}

fn policy_faults(template: &Template) -> Faults {
    let ttl = |minimum: u32, default: u32, maximum: u32| {
        [("/MinTTL", json!(minimum)), ("/DefaultTTL", json!(default)), ("/MaxTTL", json!(maximum))]
    };
    let mut faults = Faults::new();
    let policies = [
        ("CachedForGood", ttl(1, 31_536_000, 31_536_000), json!("none"), json!([])),
        ("CachedShortly", ttl(0, 300, 300), json!("none"), json!([])),
        // An answer that says nothing of caching is not cached.
        ("CachedAsAnswered", ttl(0, 0, 86_400), json!("all"), json!(["Authorization"])),
        (
            "CachedByLanguage",
            ttl(0, 0, 86_400),
            json!("all"),
            json!(["Accept-Language", "Authorization"]),
        ),
    ];
    for (name, wanted, query, headers) in policies {
        let policy = &template.properties(name)["CachePolicyConfig"];
        faults.extend(differences(name, policy, &wanted));
        let key = &policy["ParametersInCacheKeyAndForwardedToOrigin"];
        let wanted = [
            ("/QueryStringsConfig/QueryStringBehavior", query),
            ("/CookiesConfig/CookieBehavior", json!("none")),
        ];
        faults.extend(differences(name, key, &wanted));
        let known_by = texts(&key["HeadersConfig"]["Headers"]);
        faults.extend(unless(
            json!(known_by) == headers,
            format!("{name} knows answers by {known_by:?}"),
        ));
    }
    let sent = &template.properties("SentToApi")["OriginRequestPolicyConfig"];
    let sent = texts(&sent["HeadersConfig"]["Headers"]);
    for needed in
        ["CloudFront-Viewer-Address", "Content-Type", "Idempotency-Key", "If-Match", "Origin"]
    {
        faults.extend(unless(sent.contains(&needed), format!("The API does not hear {needed}")));
    }
    // The API would not know itself by another's name; and ten headers are CloudFront's limit.
    faults.extend(unless(!sent.contains(&"Host") && sent.len() <= 10, "The API hears too much"));
    let answers = &template.properties("AnswerHeaders")["ResponseHeadersPolicyConfig"];
    let said = [
        (
            "/SecurityHeadersConfig/StrictTransportSecurity/AccessControlMaxAgeSec",
            json!(31_536_000),
        ),
        ("/SecurityHeadersConfig/ContentTypeOptions/Override", json!(true)),
        // A form is shown in frames of guides.
        ("/SecurityHeadersConfig/FrameOptions", Value::Null),
        ("/CorsConfig/AccessControlAllowOrigins/Items", json!(["*"])),
        ("/CorsConfig/AccessControlAllowCredentials", json!(false)),
        ("/CorsConfig/OriginOverride", json!(false)),
    ];
    faults.extend(differences("AnswerHeaders", answers, &said));
    faults
}
