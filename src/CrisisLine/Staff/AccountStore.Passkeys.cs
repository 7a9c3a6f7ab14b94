using CrisisLine.Data;
using Microsoft.AspNetCore.Identity;

namespace CrisisLine.Staff;

/// <summary>Passkeys: what a phone, a computer or a security key proves itself with.</summary>
public sealed partial class AccountStore : IUserPasskeyStore<Account>
{
    private const string PasskeyColumns =
        """
        credential_id, public_key, name, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, attestation, client_data,
        made_at
        """;

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        database.Transact(tx => tx.Execute(
            """
            insert into passkey (credential_id, account_id, public_key, name, sign_count, transports, is_user_verified, is_backup_eligible,
                                 is_backed_up, attestation, client_data, made_at)
            values (@CredentialId, @account, @PublicKey, @name, @signCount, @Transports, @IsUserVerified, @IsBackupEligible, @IsBackedUp,
                    @AttestationObject, @ClientDataJson, @now)
            on conflict (credential_id) do update
            set name = excluded.name, sign_count = excluded.sign_count, is_user_verified = excluded.is_user_verified,
                is_backed_up = excluded.is_backed_up
            """, new
            {
                passkey.CredentialId,
                account = user.Id,
                passkey.PublicKey,
                name = passkey.Name ?? "Passkey",
                signCount = (long)passkey.SignCount,
                passkey.Transports,
                passkey.IsUserVerified,
                passkey.IsBackupEligible,
                passkey.IsBackedUp,
                passkey.AttestationObject,
                passkey.ClientDataJson,
                now = tx.Now,
            }), cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        var rows = await database.Transact(tx => tx.Many<PasskeyRow>(
            $"select {PasskeyColumns} from passkey where account_id = @Id order by made_at", new { user.Id }), cancellationToken);
        return [.. rows.Select(row => row.ToInfo())];
    }

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Find(tx => One(tx, "id = (select account_id from passkey where credential_id = @credentialId)", new { credentialId }), cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var row = await database.Transact(tx => tx.OneOrNone<PasskeyRow>(
            $"select {PasskeyColumns} from passkey where account_id = @Id and credential_id = @credentialId", new { user.Id, credentialId }), cancellationToken);
        return row?.ToInfo();
    }

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        database.Transact(tx => tx.Execute(
            "delete from passkey where account_id = @Id and credential_id = @credentialId", new { user.Id, credentialId }), cancellationToken);

    /// <remarks>A class with setters: an array column cannot be given to a constructor by Dapper.</remarks>
    private sealed class PasskeyRow
    {
        public byte[] CredentialId { get; set; } = [];

        public byte[] PublicKey { get; set; } = [];

        public string Name { get; set; } = "";

        public long SignCount { get; set; }

        public string[]? Transports { get; set; }

        public bool IsUserVerified { get; set; }

        public bool IsBackupEligible { get; set; }

        public bool IsBackedUp { get; set; }

        public byte[] Attestation { get; set; } = [];

        public byte[] ClientData { get; set; } = [];

        public Instant MadeAt { get; set; }

        public UserPasskeyInfo ToInfo() => new(
            CredentialId, PublicKey, MadeAt.ToDateTimeOffset(), (uint)SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp,
            Attestation, ClientData)
        { Name = Name };
    }
}
