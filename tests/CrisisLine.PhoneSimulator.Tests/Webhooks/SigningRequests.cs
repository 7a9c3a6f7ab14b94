using System.Text;
using System.Text.Json;
using CrisisLine.PhoneSimulator.Webhooks;

namespace CrisisLine.PhoneSimulator.Tests.Webhooks;

public sealed class SigningRequests
{
    private static readonly JsonElement Vectors =
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText("Vectors/signature-vectors.json")).GetProperty("vectors");

    public static TheoryData<string> Good => [.. Ids(valid: true)];

    public static TheoryData<string> Bad => [.. Ids(valid: false)];

    [Fact]
    public void There_are_forty_six_signatures_to_hold_against() => Assert.Equal(46, Vectors.GetArrayLength());

    [Theory, MemberData(nameof(Good))]
    public void A_request_is_signed_as_Twilio_signs_it(string id) =>
        Assert.Equal(Vector(id).GetProperty("signature").GetString(), Sign(Vector(id), "signedUrl"));

    [Theory, MemberData(nameof(Good))]
    public void What_is_no_form_is_sent_to_an_address_with_its_hash(string id)
    {
        var url = Vector(id).GetProperty("signedUrl").GetString()!;
        if (Vector(id).GetProperty("kind").GetString() == "json")
            Assert.Equal(url, RequestSignature.UrlFor(url[..(url.IndexOf("bodySHA256", StringComparison.Ordinal) - 1)], Body(Vector(id))));
    }

    [Theory, MemberData(nameof(Bad))]
    public void A_request_that_was_changed_has_another_signature_or_another_hash(string id) =>
        Assert.False(Sign(Vector(id), "url") == Vector(id).GetProperty("signature").GetString() && HashIsRight(Vector(id)));

    private static string Sign(JsonElement vector, string url) => RequestSignature.Of(
        vector.GetProperty("authToken").GetString()!,
        vector.GetProperty(url).GetString()!,
        vector.GetProperty("params").EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!)));

    private static bool HashIsRight(JsonElement vector)
    {
        var url = vector.GetProperty("url").GetString()!;
        return vector.GetProperty("kind").GetString() != "json"
            || url.EndsWith(RequestSignature.UrlFor("", Body(vector))[1..], StringComparison.Ordinal);
    }

    private static byte[] Body(JsonElement vector) => Encoding.UTF8.GetBytes(vector.GetProperty("body").GetString()!);

    private static JsonElement Vector(string id) => Vectors.EnumerateArray().Single(vector => vector.GetProperty("id").GetString() == id);

    private static IEnumerable<string> Ids(bool valid) => Vectors.EnumerateArray()
        .Where(vector => vector.GetProperty("valid").GetBoolean() == valid).Select(vector => vector.GetProperty("id").GetString()!);
}
