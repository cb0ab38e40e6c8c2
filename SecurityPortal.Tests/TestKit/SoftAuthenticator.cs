using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SecurityPortal.Tests.TestKit;

/// <summary>A device that makes and uses one passkey, in software: answers WebAuthn's questions as a browser at the origin would.</summary>
public sealed class SoftAuthenticator(string origin) : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte WithKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _user = "";

    /// <summary>Signatures so far, as the device counts them.</summary>
    public uint Count { get; set; }

    /// <summary>The page that asks.</summary>
    public string Origin { get; set; } = origin;

    /// <summary>The person has shown finger, face or PIN.</summary>
    public bool IsVerified { get; set; } = true;

    /// <summary>The answer to a question for a new passkey.</summary>
    public string Make(string options)
    {
        var question = JsonNode.Parse(options)!;
        _user = question["user"]!["id"]!.GetValue<string>();
        var key = _key.ExportParameters(includePrivateParameters: false);
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. key.Q.X!, 0x22, 0x58, 0x20, .. key.Q.Y!];
        byte[] data = [.. Head(question["rp"]!["id"]!.GetValue<string>(), WithKey), .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose];
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data,
        ];
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Text(Client("webauthn.create", question)), ["attestationObject"] = Text(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>The answer to a question for a known passkey.</summary>
    public string Use(string options)
    {
        var question = JsonNode.Parse(options)!;
        Count++;
        var (data, client) = (Head(question["rpId"]!.GetValue<string>(), 0), Client("webauthn.get", question));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Text(client), ["authenticatorData"] = Text(data), ["signature"] = Text(signature), ["userHandle"] = _user,
        });
    }

    public void Dispose() => _key.Dispose();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private byte[] Head(string domain, byte more)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)(Present | (IsVerified ? Verified : 0) | more), .. count];
    }

    private byte[] Client(string type, JsonNode question) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type, ["challenge"] = question["challenge"]!.GetValue<string>(), ["origin"] = Origin, ["crossOrigin"] = false,
    }.ToJsonString());

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Text(_id), ["rawId"] = Text(_id), ["type"] = "public-key", ["clientExtensionResults"] = new JsonObject(), ["response"] = response,
    }.ToJsonString();
}
