namespace CrisisLine.Staff;

/// <summary>Somebody who works here, as the framework's Identity reads and writes them; the store knows which column is sealed.</summary>
public sealed class Account
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Name { get; set; } = "";

    /// <summary>By which they sign in; there is no other user name.</summary>
    public string Email { get; set; } = "";

    /// <summary>E.164; null if they gave none, and then nobody rings them.</summary>
    public string? Phone { get; set; }

    public bool IsAdmin { get; set; }

    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    public string? AuthenticatorKey { get; set; }

    /// <summary>Their app has shown that it knows the key.</summary>
    public bool UsesAuthenticator { get; set; }

    /// <summary>Hashes, one a line.</summary>
    public string RecoveryCodes { get; set; } = "";

    /// <summary>Too many mistakes: until then no password and no code is looked at.</summary>
    public Instant? LockedUntil { get; set; }

    /// <summary>Grows with each change: whoever writes on top of something they did not read is refused.</summary>
    public int Version { get; set; }

    public Instant? EndedAt { get; set; }
}
