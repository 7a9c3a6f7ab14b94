using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CrisisLine.Data;

/// <summary>
/// The keys of sealed fields: what a person told us and who they are is ciphertext in the database, and a number is
/// found by its keyed hash. Neither key is ever in the database. Safe to use from many threads.
/// </summary>
/// <remarks>
/// A sealed value is: format (1 byte, 1) · key id (4 bytes) · nonce (12) · ciphertext · tag (16), AES-256-GCM. The
/// column's name is authenticated with it, so that a value copied to another column cannot be opened there.
/// </remarks>
public sealed class FieldKeys
{
    private const byte Format = 1;
    private const int HeadLength = 5, NonceLength = 12, TagLength = 16;

    private readonly byte[] _lookup;
    private readonly uint _current;
    private readonly Dictionary<uint, Ciphers> _data = [];

    /// <param name="data">32 bytes; seals what is written from now on.</param>
    /// <param name="lookup">32 bytes; never changes, or no number is found again.</param>
    /// <param name="earlier">Keys that older values were sealed with.</param>
    public FieldKeys(byte[] data, byte[] lookup, params IReadOnlyList<byte[]> earlier)
    {
        _lookup = lookup;
        _current = IdOf(data);
        foreach (var key in earlier.Append(data))
            _data[IdOf(key)] = new Ciphers(key);
    }

    /// <summary>By which a sealed value names the key that seals now: bytes 2 to 5 of it. It tells nothing of the key.</summary>
    public byte[] CurrentId
    {
        get
        {
            var id = new byte[HeadLength - 1];
            BinaryPrimitives.WriteUInt32BigEndian(id, _current);
            return id;
        }
    }

    /// <summary>Whether we can open what was sealed with this key.</summary>
    public bool Has(byte[] keyId) => _data.ContainsKey(BinaryPrimitives.ReadUInt32BigEndian(keyId));

    /// <param name="column">Where the value will live, as <c>table.column</c>.</param>
    public byte[] Seal(string column, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var cell = new byte[HeadLength + NonceLength + plain.Length + TagLength];
        cell[0] = Format;
        BinaryPrimitives.WriteUInt32BigEndian(cell.AsSpan(1), _current);
        var nonce = cell.AsSpan(HeadLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);

        var ciphers = _data[_current];
        var cipher = ciphers.Take();
        cipher.Encrypt(nonce, plain, cell.AsSpan(HeadLength + NonceLength, plain.Length), cell.AsSpan(^TagLength..),
            Encoding.UTF8.GetBytes(column));
        ciphers.GiveBack(cipher);
        return cell;
    }

    /// <exception cref="CryptographicException">Another column's value, a changed one, or one whose key we do not have.</exception>
    public string Open(string column, byte[] cell)
    {
        if (cell.Length < HeadLength + NonceLength + TagLength || cell[0] != Format
            || !_data.TryGetValue(BinaryPrimitives.ReadUInt32BigEndian(cell.AsSpan(1)), out var ciphers))
            throw new CryptographicException($"A value of {column} was sealed with a key that is neither Keys:Data nor among Keys:Earlier.");

        var sealedText = cell.AsSpan((HeadLength + NonceLength)..^TagLength);
        var plain = new byte[sealedText.Length];
        var cipher = ciphers.Take();
        cipher.Decrypt(cell.AsSpan(HeadLength, NonceLength), sealedText, cell.AsSpan(^TagLength..), plain,
            Encoding.UTF8.GetBytes(column));
        ciphers.GiveBack(cipher);
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>A keyed hash (HMAC-SHA-256, 32 bytes) by which a value is found without being readable.</summary>
    public byte[] Lookup(string column, string text) =>
        HMACSHA256.HashData(_lookup, Encoding.UTF8.GetBytes($"{column}\n{text}"));

    // Named after its own hash, so that nobody has to number keys in the settings.
    private static uint IdOf(byte[] key) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(key));

    /// <summary>Ciphers of one key: making one costs more than using it, and one serves one thread at a time.</summary>
    private sealed class Ciphers(byte[] key)
    {
        private readonly ConcurrentBag<AesGcm> _idle = [];

        public AesGcm Take() => _idle.TryTake(out var cipher) ? cipher : new AesGcm(key, TagLength);

        // One that failed on a changed value is not given back, and nobody minds.
        public void GiveBack(AesGcm cipher) => _idle.Add(cipher);
    }
}
