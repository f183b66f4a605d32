internal import WireCore

/// Every option of curl (up to 8.17): what it is called, and whether a value follows it.
enum CurlOptionTable {
    /// An option as a command line names it.
    struct Option {
        let name: String
        let takesValue: Bool
    }

    /// Finds the option of a letter, `X` for `-X`; nil where there is none.
    static func option(letter: Character) -> Option? { letters[letter] }

    /// Finds the option of a long name, as curl does: in full, shortened as far as it stays the only
    /// one, or, where no value follows, with `no-` in front.
    static func option(named name: String) -> Option? {
        if let option = names[name] { return option }
        let negated = name.hasPrefix("no-") ? names[String(name.dropFirst(3))] : nil
        if let negated, !negated.takesValue { return Option(name: name, takesValue: false) }
        let longer = names.keys.filter { $0.hasPrefix(name) }
        return longer.count == 1 ? longer.first.flatMap { names[$0] } : nil
    }

    /// The long names, for the nearest one to a slip.
    static var allNames: [String] { names.keys.sorted() }

    private static let names: [String: Option] = {
        var options: [String: Option] = [:]
        for (words, takesValue) in [(withValue, true), (switches, false)] {
            for word in words.split(whereSeparator: \.isWhitespace) {
                let name = String(word.split(separator: "/").last ?? word)
                options[name] = Option(name: name, takesValue: takesValue)
            }
        }
        for (alias, name) in aliases { options[alias] = options[name] }
        return options
    }()

    private static let letters: [Character: Option] = {
        var options: [Character: Option] = [:]
        for word in (withValue + "\n" + switches).split(whereSeparator: \.isWhitespace) {
            let parts = word.split(separator: "/").map(String.init)
            guard parts.count == 2, let letter = parts[0].first else { continue }
            options[letter] = names[parts[1]]
        }
        return options
    }()

    /// Older names of options.
    private static let aliases = [
        "ftp-ssl": "ssl", "ftp-ssl-reqd": "ssl-reqd", "http-request": "request", "krb4": "krb",
        "socks": "socks5", "eprt": "disable-eprt",
        "epsv": "disable-epsv",
    ]

    /// Options that a value follows, each with its letter in front where it has one.
    private static let withValue = """
        abstract-unix-socket alt-svc aws-sigv4 cacert capath E/cert cert-type ciphers K/config
        connect-timeout connect-to C/continue-at b/cookie c/cookie-jar create-file-mode crlfile curves
        d/data data-ascii data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr
        dns-ipv6-addr dns-servers doh-url D/dump-header ech egd-file engine etag-compare etag-save
        expand-data expand-form expand-header expand-json expand-output expand-url expand-url-query
        expect100-timeout F/form form-string ftp-account ftp-alternative-to-user ftp-method P/ftp-port
        ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip H/header hostpubmd5 hostpubsha256
        hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl
        limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs
        m/max-time netrc-file noproxy oauth2-bearer o/output output-dir parallel-max
        parallel-max-host pass pinnedpubkey preproxy proto proto-default proto-redir x/proxy
        proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header
        proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name
        proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser U/proxy-user proxy1.0
        pubkey Q/quote random-file r/range rate e/referer X/request request-target resolve retry
        retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5
        socks5-gssapi-service socks5-hostname Y/speed-limit y/speed-time stderr t/telnet-option
        tftp-blksize z/time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace
        trace-ascii trace-config unix-socket T/upload-file upload-flags url url-query u/user
        A/user-agent variable vlan-priority w/write-out
        """

    /// Options that nothing follows; every one of them can be negated by `no-`.
    private static let switches = """
        alpn anyauth a/append basic buffer ca-native cert-status clobber compressed compressed-ssh
        create-dirs crlf dump-ca-embed digest q/disable disable-eprt disable-epsv
        disallow-username-in-url doh-cert-status doh-insecure f/fail fail-early fail-with-body
        false-start follow form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc
        ftp-ssl-control G/get g/globoff haproxy-protocol I/head h/help http0.9 0/http1.0 http1.1 http2
        http2-prior-knowledge http3 http3-only ignore-content-length i/include k/insecure 4/ipv4 6/ipv6
        j/junk-session-cookies keepalive l/list-only L/location location-trusted
        mail-rcpt-allowfails M/manual metalink mptcp negotiate n/netrc netrc-optional :/next
        N/no-buffer no-clobber npn ntlm ntlm-wb out-null Z/parallel parallel-immediate path-as-is
        post301 post302 post303 #/progress-bar progress-meter proxy-anyauth proxy-basic
        proxy-ca-native proxy-digest proxy-http2 proxy-http3 proxy-insecure proxy-negotiate proxy-ntlm
        proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tlsv1 p/proxytunnel raw
        J/remote-header-name O/remote-name remote-name-all R/remote-time remove-on-error
        retry-all-errors retry-connrefused sasl-ir sessionid S/show-error s/silent skip-existing
        socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert
        ssl-no-revoke ssl-reqd ssl-revoke-best-effort ssl-sessions 2/sslv2 3/sslv3 styled-output
        suppress-connect-headers tcp-fastopen tcp-nodelay test-event tftp-no-options tls-earlydata
        1/tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding trace-ids trace-time B/use-ascii v/verbose
        V/version xattr
        """
}
